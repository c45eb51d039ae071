import { Desk } from '../desk/Desk.tsx';
import { useLibrary } from '../library/library.ts';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { ProofsNow } from './ProofsNow.tsx';

/** What was proved of every machine under one policy, and the shortest way into whatever fails. */
export function ProofsScreen({ id }: { id: string }) {
  const { policies } = useLibrary();
  const policy = policies.get(id);
  if (!policy) return <NoSuchPolicy id={id} />;
  return (
    <Desk id={id} policy={policy} title="Proofs" here="Prove it">
      <p className="govuk-body-l">
        Waymark goes everywhere its machines can go under this policy, and looks at twelve properties at every step.
      </p>
      <ProofsNow policy={policy} />
    </Desk>
  );
}
