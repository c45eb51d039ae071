import type { Run } from '../../engine/run.ts';
import { leadOf } from '../../engine/members.ts';
import { type Measures, measuresOf } from '../../engine/measures.ts';
import { nextSteps } from '../../engine/steps.ts';
import { isOpen } from '../../engine/deadlines.ts';
import { deadlineTitle } from '../../engine/titles.ts';
import { addDays, type Day, earlier } from '../../facts/day.ts';
import { addWorkingDays } from '../../../policies/calendar.ts';
import { meetingName, standing } from './arranged.ts';

/** What a list shows of a case. It is derived and can be thrown away; it holds until the day on which time changes it. */
export type Summary = {
  /** The name of the authority whose policy guides the case. */
  readonly authority: string;
  /** The lead social worker, where one is named. */
  readonly worker: string | null;
  readonly stage: Stage;
  readonly planStart: Day | null;
  readonly endedOn: Day | null;
  readonly next: { readonly what: string; readonly who: string; readonly by: Day | null } | null;
  /** The open deadlines that have a date, soonest first. */
  readonly due: readonly { readonly name: string; readonly day: Day }[];
  /** The meetings that are arranged and not recorded as held, soonest first. */
  readonly meetings: readonly { readonly name: string; readonly day: Day; readonly time: string | null }[];
  /** Waiting for a date to be agreed: only where that is the next thing to do. */
  readonly undated: boolean;
  readonly breaches: number;
  readonly measures: Measures;
  /** The day it was made for. On an earlier day, the machine's clock was wrong and it does not hold. */
  readonly asOf: Day;
  /** The first day on which this summary no longer holds; null where no day changes it. */
  readonly changesOn: Day | null;
};

export type Stage = 'beforePlan' | 'enquiry' | 'onPlan' | 'stepDown' | 'ended' | 'noPlan';

export function stageOf(run: Run): Stage {
  const [place = ''] = run.processes.get('plan')?.view.paths ?? [];
  if (place.startsWith('onPlan')) return 'onPlan';
  if (place.startsWith('stepDown')) return 'stepDown';
  if (place.startsWith('ended')) return 'ended';
  if (place.endsWith('noPlanMade')) return 'noPlan';
  return place.includes('awaitingInitialConference') ? 'enquiry' : 'beforePlan';
}

export function planStartOf(run: Run): Day | null {
  const stage = stageOf(run);
  if (stage !== 'onPlan' && stage !== 'stepDown' && stage !== 'ended') return null;
  const made = run.facts.findLast((fact) => fact.type === 'conference.held' && fact.decision === 'plan');
  return made?.on ?? null;
}

export function summaryOf(run: Run): Summary {
  const open = run.deadlines.filter((deadline) => isOpen(deadline) && deadline.id !== 'eighteenthBirthday');
  const [first] = nextSteps(run);
  const stage = stageOf(run);
  return {
    authority: run.policy.name,
    worker: leadOf(run),
    stage,
    planStart: planStartOf(run),
    endedOn: run.ended?.on ?? null,
    next: first && stage !== 'ended' && stage !== 'noPlan' ? { what: first.what, who: first.who, by: first.by } : null,
    due: open
      .flatMap((deadline) => (deadline.due === null ? [] : [{ name: deadlineTitle(run, deadline), day: deadline.due }]))
      .toSorted(byDay),
    meetings: standing(run)
      .map((fact) => ({ name: meetingName(run, fact), day: fact.for, time: fact.time ?? null }))
      .toSorted(byDay),
    undated: open.some(({ id, status }) => id === 'nextCoreGroup' && status === 'unset'),
    breaches: run.breaches.length,
    measures: measuresOf(run),
    asOf: run.asOf,
    changesOn: changesOn(run),
  };
}

const byDay = (a: { readonly day: Day }, b: { readonly day: Day }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

/** The next day on which a deadline nears or passes, or a fact written ahead of its day comes to count. */
function changesOn(run: Run): Day | null {
  const days = [
    ...run.deadlines
      .filter(isOpen)
      .flatMap(({ due }) => (due === null ? [] : [addWorkingDays(due, -5), addDays(due, 1)])),
    ...run.given.map(({ on }) => on),
  ];
  return days.filter((day) => day > run.asOf).reduce<Day | null>((first, day) => earlier(first, day), null);
}
