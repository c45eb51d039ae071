import type { Day } from '../../../facts/day.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import type { CalendarScreen as Shown } from '../../shared/screens.ts';
import { useToday } from '../../shared/services.ts';
import { AsPrinted } from '../../shared/ui/AsPrinted.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { useCaseload } from '../../shared/useCaseload.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Agenda } from './Agenda.tsx';
import { CalendarFile } from './CalendarFile.tsx';
import { type Entry, entriesOfCase, entriesOfRows, isMonth, type Month, monthAfter, monthOf } from './entries.ts';
import { MonthTable } from './MonthTable.tsx';
import { monthWords } from './words.ts';
import './calendar.scss';

/** Meetings and due dates by day: of one child, or of all. */
export const CalendarScreen = ({ screen }: { screen: Shown }) =>
  screen.child === undefined ? <OfAll screen={screen} /> : <OfOne screen={screen} id={screen.child} />;

function OfAll({ screen }: { screen: Shown }) {
  return (
    <Loaded of={useCaseload()} title="Calendar">
      {({ rows, day, awaited }) => (
        <Page title="Calendar" wide caption={<Link to={{ name: 'caseload' }}>Children</Link>}>
          <AsPrinted day={day} />
          {awaited > 0 ? (
            <p className="govuk-body wm-muted" role="status">
              {awaited} more {awaited === 1 ? 'child is' : 'children are'} still being read.
            </p>
          ) : null}
          <Calendar screen={screen} entries={entriesOfRows(rows)} today={day} ids={rows.map(({ id }) => id)} />
        </Page>
      )}
    </Loaded>
  );
}

function OfOne({ screen, id }: { screen: Shown; id: string }) {
  return (
    <Loaded of={useCase(id)} title="Calendar">
      {(opened) => (
        <ChildFrame opened={opened} place="calendar">
          <Calendar
            screen={screen}
            entries={entriesOfCase(id, opened.file.record.child.name, opened.run)}
            today={opened.run.asOf}
            ids={[id]}
          />
        </ChildFrame>
      )}
    </Loaded>
  );
}

type CalendarProps = {
  readonly screen: Shown;
  readonly entries: readonly Entry[];
  readonly today: Day;
  readonly ids: readonly string[];
};

function Calendar({ screen, entries, today, ids }: CalendarProps) {
  const month = isMonth(screen.month) ? screen.month : monthOf(today);
  const isOfOne = screen.child !== undefined;
  return (
    <>
      <Controls screen={screen} month={month} />
      {screen.view === 'agenda' ? (
        <Agenda entries={entries.filter(({ day }) => monthOf(day) === month)} month={month} {...{ today, isOfOne }} />
      ) : (
        <MonthTable {...{ entries, month, today, isOfOne }} />
      )}
      <Overdue entries={entries} today={today} isOfOne={isOfOne} />
      <CalendarFile ids={ids} />
    </>
  );
}

/** What is late stays in sight, whichever month is shown. */
function Overdue({ entries, today, isOfOne }: { entries: readonly Entry[]; today: Day; isOfOne: boolean }) {
  const late = entries.filter(({ kind, day }) => kind === 'deadline' && day < today);
  if (late.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Overdue ({late.length})</h2>
      <Agenda entries={late} month={null} {...{ today, isOfOne }} />
    </section>
  );
}

function Controls({ screen, month }: { screen: Shown; month: Month }) {
  const { open } = useNavigation();
  const today = useToday();
  const to = (changed: Partial<Shown>): Shown => ({ ...screen, ...changed });
  const isAgenda = screen.view === 'agenda';
  return (
    <div className="cal-controls">
      <h2 className="govuk-heading-m" aria-live="polite">
        {monthWords(month)}
      </h2>
      <div className="cal-controls__move">
        <Link to={to({ month: monthAfter(month, -1) })}>
          <span aria-hidden="true">‹ </span>
          {monthWords(monthAfter(month, -1))}
        </Link>
        <Link to={to({ month: monthOf(today) })}>This month</Link>
        <Link to={to({ month: monthAfter(month, 1) })}>
          {monthWords(monthAfter(month, 1))}
          <span aria-hidden="true"> ›</span>
        </Link>
      </div>
      <div role="group" aria-label="Show as" className="cal-controls__view">
        {(['month', 'agenda'] as const).map((view) => (
          <button
            key={view}
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-pressed={isAgenda === (view === 'agenda')}
            onClick={() => open(to({ view: view === 'agenda' ? 'agenda' : undefined }), 'replace')}
          >
            {view === 'agenda' ? 'List' : 'Month'}
          </button>
        ))}
      </div>
    </div>
  );
}
