import { Link } from '../shared/navigation.tsx';
import { useServices } from '../shared/services.ts';
import { Page } from '../shared/ui/Page.tsx';

/** The policies, the national frame first. */
export function PoliciesScreen() {
  const { policies } = useServices();
  return (
    <Page title="Policies">
      <p className="govuk-body-l">
        Each policy is one authority’s document as published: its words, its dates, its silences. Under all of them lies
        the national frame.
      </p>
      <ul className="wm-policies">
        {[...policies.values()].map(({ id, name, edition, source, clauses }) => (
          <li key={id}>
            <h2 className="govuk-heading-m">
              <Link to={{ name: 'policy', policy: id }}>{name}</Link>
            </h2>
            <p className="govuk-body">
              {source.title}
              <span className="wm-under">
                {source.published} · edition {edition} ·{' '}
                {Object.keys(clauses).filter((clause) => clause.startsWith(`${id}.`)).length} clauses
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
