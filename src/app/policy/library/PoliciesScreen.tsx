import type { Policy } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { download } from '../../shared/download.ts';
import { useToday } from '../../shared/services.ts';
import { NEW } from '../edit/newAuthority.ts';
import { editionOf, STANDING_WORDS } from './editions.ts';
import { ImportPolicy } from './ImportPolicy.tsx';
import { useLibrary } from './library.ts';
import { nameOf } from './names.ts';

/** The policies, the national frame first, then the authorities, then those kept on this device. */
export function PoliciesScreen() {
  const library = useLibrary();
  const all = [...library.policies];
  const own = all.filter(([key]) => library.own.has(key));
  return (
    <Page title="Policies">
      <p className="govuk-body-l">
        Each policy is one authority’s document as published: its words, its dates, its silences. Under all of them lies
        the national frame.
      </p>
      <p>
        <Link to={{ name: 'comparePolicies', with: [] }} className="govuk-button govuk-button--secondary">
          Compare policies
        </Link>{' '}
        <Link to={{ name: 'editPolicy', policy: NEW }} className="govuk-button govuk-button--secondary">
          Add an authority
        </Link>
      </p>
      <PolicyList all={library.policies} policies={all.filter(([key]) => !library.own.has(key))} />
      <h2 className="govuk-heading-m">Yours, on this device</h2>
      {own.length === 0 ? (
        <p className="govuk-body">
          None yet. Open a policy and make a new edition of it, or read one from a file that you or somebody else
          exported.
        </p>
      ) : (
        <PolicyList all={library.policies} policies={own} />
      )}
      {library.unreadable.map(({ key, text, problem }) => (
        <div key={key} className="wm-problem" role="alert">
          <p>
            {key} is kept here and cannot be read by this version. Line {problem.line}: {problem.field}{' '}
            {problem.message}.{' '}
            <button
              type="button"
              className="wm-linklike"
              onClick={() => download(`${key.replace('@', '-')}.yaml`, text, 'text/yaml')}
            >
              Save the file
            </button>
            , correct the line and read it again.
          </p>
        </div>
      ))}
      <ImportPolicy library={library} />
    </Page>
  );
}

function PolicyList({
  all,
  policies,
}: {
  all: ReadonlyMap<string, Policy>;
  policies: readonly (readonly [string, Policy])[];
}) {
  const today = useToday();
  return (
    <ul className="wm-policies">
      {policies.map(([key, policy]) => (
        <li key={key}>
          <h2 className="govuk-heading-m">
            <Link to={{ name: 'policy', policy: key }}>{nameOf(key, policy)}</Link>
          </h2>
          <p className="govuk-body">
            {policy.source.title}
            <span className="wm-under">
              {policy.source.published} · edition {policy.edition} ·{' '}
              {STANDING_WORDS[editionOf(all, key, today).standing]} · {ownClauses(policy)} clauses
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Those of the document itself, and not of the national frame under it. */
const ownClauses = ({ extends: frame, clauses }: Policy): number =>
  Object.keys(clauses).filter((id) => frame === null || !id.startsWith(`${frame}.`)).length;
