import type { Caseload } from '../../shared/book.ts';
import { SelectInput } from '../../shared/form/Inputs.tsx';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import type { TeamScreen as Shown } from '../../shared/screens.ts';
import { AsPrinted } from '../../shared/ui/AsPrinted.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCaseload } from '../../shared/useCaseload.ts';
import { Behind } from './Behind.tsx';
import { childrenOf, known, type Known, PLANS, shownBy, valuesOf, within } from './figures.ts';
import { KeptTable } from './KeptTable.tsx';
import './team.scss';

/** The select has an empty choice of its own. */
const EVERYBODY = 'everybody';

/** How a team keeps what its policies ask: sums over the children, and the children behind each number. */
export function TeamScreen({ screen }: { screen: Shown }) {
  return (
    <Loaded of={useCaseload()} title="Team measures">
      {(caseload) => (
        <Page title="Team measures" wide caption={<Link to={{ name: 'caseload' }}>Children</Link>}>
          <AsPrinted day={caseload.day} />
          <Measures screen={screen} caseload={caseload} />
        </Page>
      )}
    </Loaded>
  );
}

function Measures({ screen, caseload: { rows, awaited, day } }: { screen: Shown; caseload: Caseload }) {
  const all = known(rows);
  if (all.length === 0 && awaited === 0) {
    return (
      <p className="govuk-body">
        There are no children on this device yet, so there is nothing to measure.{' '}
        <Link to={{ name: 'caseload' }}>Go to the children</Link>.
      </p>
    );
  }
  const chosen = within(all, screen);
  const shown = shownBy(chosen, screen.show);
  return (
    <>
      <p className="govuk-body">
        Each date as its child’s own policy sets it, over the whole of each case as it stands today. What is still to
        come counts in neither column.
        {awaited > 0 ? ` ${awaited} more children are still being read.` : ''}
      </p>
      <Whose screen={screen} rows={all} />
      <KeptTable rows={chosen} screen={screen} />
      <h2 className="govuk-heading-m">Long and repeated plans</h2>
      <dl className="team-plans">
        {PLANS.map(({ id, title }) => {
          const count = childrenOf(chosen, id).length;
          return (
            <div key={id}>
              <dt>{title}</dt>
              <dd>{count === 0 ? '0' : <Link to={{ ...screen, show: id }}>{count}</Link>}</dd>
            </div>
          );
        })}
      </dl>
      {shown === null ? null : <Behind key={screen.show} {...shown} today={day} />}
    </>
  );
}

/** Whose children are counted. */
function Whose({ screen, rows }: { screen: Shown; rows: readonly Known[] }) {
  const { open } = useNavigation();
  const choose = (field: 'authority' | 'worker', title: string, everybody: string) => {
    const values = valuesOf(rows, field);
    if (values.length < 2 && screen[field] === undefined) return null;
    return (
      <SelectInput
        question={{ id: `team-${field}`, title }}
        value={screen[field] ?? EVERYBODY}
        onChange={(value) => open({ ...screen, [field]: value === EVERYBODY ? undefined : value }, 'replace')}
        options={[{ value: EVERYBODY, label: everybody }, ...values.map((value) => ({ value, label: value }))]}
      />
    );
  };
  return (
    <div className="team-whose">
      {choose('authority', 'Authority', 'All authorities')}
      {choose('worker', 'Lead social worker', 'Everybody')}
    </div>
  );
}
