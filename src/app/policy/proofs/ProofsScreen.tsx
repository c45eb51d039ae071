import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { useLibrary } from '../library/library.ts';
import { nameOf } from '../library/names.ts';
import { NoSuchPolicy } from '../NoSuchPolicy.tsx';
import { ProofsNow } from './ProofsNow.tsx';

/** What was proved of every machine under one policy, and the shortest way into whatever fails. */
export function ProofsScreen({ id }: { id: string }) {
  const { policies, isRead } = useLibrary();
  const policy = policies.get(id);
  if (!policy) return isRead ? <NoSuchPolicy id={id} /> : <Page title="Proofs">{null}</Page>;
  return (
    <Page
      title="Proofs"
      caption={
        <>
          <Link to={{ name: 'policies' }}>Policies</Link> /{' '}
          <Link to={{ name: 'policy', policy: id }}>{nameOf(id, policy)}</Link>
        </>
      }
    >
      <p className="govuk-body-l">
        Waymark goes everywhere its machines can go under this policy, and looks at twelve properties at every step.
      </p>
      <ProofsNow policy={policy} />
    </Page>
  );
}
