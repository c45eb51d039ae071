import { useState } from 'react';

import { agendaOf } from '../../../engine/agenda.ts';
import { download } from '../../shared/download.ts';
import { RadioInput } from '../../shared/form/Inputs.tsx';
import { runOf } from '../../shared/runOf.ts';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { IcsCase } from '../../../calendar/ics.ts';

const NAMING = [
  { value: 'initials', label: 'Initials' },
  { value: 'name', label: 'The whole name' },
  { value: 'nobody', label: 'Nobody: only what is due' },
];
/** So many cases are read and worked out at a time, so that the page never waits. */
const AT_A_TIME = 20;

/** The meetings and due dates as a file for another calendar. What leaves Waymark is said before it does. */
export function CalendarFile({ ids }: { ids: readonly string[] }) {
  const { store, policies, clock } = useServices();
  const [naming, setNaming] = useState('initials');
  const [state, setState] = useState<'idle' | { done: number } | { problem: string } | { made: number }>('idle');
  const isBusy = typeof state === 'object' && 'done' in state;

  const make = async (): Promise<void> => {
    const cases: IcsCase[] = [];
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      setState({ done: from });
      const read = await store.several(ids.slice(from, from + AT_A_TIME));
      if (!read.ok) return setState({ problem: read.problem.message });
      for (const file of read.value) {
        const run = runOf(file, policies, { asOf: clock.today() });
        if (!run) continue;
        const who = whoIn(file.record.child.name, naming);
        cases.push({ id: file.id, who, items: agendaOf(run), sequence: file.facts.length });
      }
    }
    const { toIcs } = await import('../../../calendar/ics.ts');
    download('waymark.ics', toIcs(cases, clock.now()), 'text/calendar');
    setState({ made: cases.length });
  };

  return (
    <Disclosure summary="Put these dates into another calendar">
      <p className="govuk-body">
        Waymark makes a file (.ics) that Outlook and other calendars read. Importing a newer file moves what an older
        one made. The file is not encrypted, and the other calendar may be shared: choose how a child is named in it.
      </p>
      <RadioInput
        question={{ id: 'ics-naming', title: 'How is a child named?' }}
        value={naming}
        onChange={setNaming}
        options={NAMING}
      />
      {typeof state === 'object' && 'problem' in state ? <Problem>{state.problem}</Problem> : null}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={isBusy || ids.length === 0}
        onClick={() => void make()}
      >
        Make the calendar file
      </button>
      <p className="govuk-body wm-muted" role="status">
        {isBusy ? `${state.done} of ${ids.length} children are done.` : null}
        {typeof state === 'object' && 'made' in state
          ? `The file holds the dates of ${state.made === 1 ? 'one child' : `${state.made} children`}.`
          : null}
      </p>
    </Disclosure>
  );
}

function whoIn(name: string, naming: string): string {
  if (naming === 'nobody') return '';
  if (naming === 'name') return name;
  return name
    .split(/\s+/)
    .map((part) => `${String.fromCodePoint(part.codePointAt(0) ?? 0x2e)}.`)
    .join(' ');
}
