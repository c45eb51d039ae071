import { periodText } from '../facts/period.ts';
import type { Day } from '../facts/day.ts';
import { isOpen } from './deadlines.ts';
import { leadOf } from './members.ts';
import { planContextOf } from './process.ts';
import { recordsOf } from './records.ts';
import type { Run } from './run.ts';
import { dayText } from './words.ts';

/** A child of a family: an id, the name people know them by, and what their case comes to. */
export type Sibling = { readonly id: string; readonly name: string; readonly run: Run };

/** Something in which a brother's or sister's plan differs, that plans made together would share. */
export type Drift = {
  readonly about: string;
  readonly kind: 'policy' | 'plan' | 'lead' | 'review' | 'coreGroup' | 'interval' | 'record';
  readonly says: string;
};

/**
 * What has drifted between a child and brothers and sisters, each as a sentence. Only what both have is compared: a
 * child who never had a plan drifts from nobody. No document asks for it; it is pointed out, never held against anybody.
 */
export const driftOf = (child: Sibling, siblings: readonly Sibling[]): Drift[] =>
  siblings.flatMap((other) => [...differences(child, other)].map(([kind, says]) => ({ about: other.id, kind, says })));

function* differences(child: Sibling, other: Sibling): Generator<readonly [Drift['kind'], string]> {
  const [own, its] = [child.run, other.run];
  if (own.policy.id !== its.policy.id) {
    yield ['policy', `${child.name} follows ${own.policy.name}, ${other.name} follows ${its.policy.name}.`];
  }
  if (!isOnPlan(own)) return;
  if (!isOnPlan(its)) {
    if (its.ended) yield ['plan', `${other.name}’s plan ended on ${dayText(its.ended.on)}; ${child.name}’s goes on.`];
    return;
  }
  const leads = [leadOf(own), leadOf(its)] as const;
  if (leads[0] !== null && leads[1] !== null && leads[0] !== leads[1]) {
    yield [
      'lead',
      `The ${own.policy.words.leadSocialWorker} of ${child.name} is ${leads[0]}, of ${other.name} ${leads[1]}.`,
    ];
  }
  const reviews = [reviewOf(own), reviewOf(its)] as const;
  if (reviews[0]?.day !== reviews[1]?.day && reviews[0] && reviews[1]) {
    yield ['review', `The next review of ${child.name} is ${told(reviews[0])}, of ${other.name} ${told(reviews[1])}.`];
  }
  yield* meetings(child, other);
}

function* meetings(child: Sibling, other: Sibling): Generator<readonly [Drift['kind'], string]> {
  const [own, its] = [planContextOf(child.run.processes), planContextOf(other.run.processes)];
  const last = [own.anchors.lastCoreGroup, its.anchors.lastCoreGroup] as const;
  if (last[0] !== last[1]) {
    const when = (day: Day | undefined): string => (day === undefined ? 'there was none' : `it was on ${dayText(day)}`);
    yield ['coreGroup', `The last core group: for ${child.name} ${when(last[0])}, for ${other.name} ${when(last[1])}.`];
  } else if (own.agreed !== its.agreed) {
    const when = (day: Day | null): string => (day === null ? 'has no date' : `is on ${dayText(day)}`);
    yield [
      'coreGroup',
      `The next core group of ${child.name} ${when(own.agreed)}, that of ${other.name} ${when(its.agreed)}.`,
    ];
  }
  if (own.every && its.every && periodText(own.every) !== periodText(its.every)) {
    yield [
      'interval',
      `Core groups are at least every ${periodText(own.every)} for ${child.name}, every ${periodText(its.every)} for ${other.name}.`,
    ];
  }
  if (own.agreedEvery && its.agreedEvery && periodText(own.agreedEvery) !== periodText(its.agreedEvery)) {
    yield [
      'interval',
      `The group agreed to meet every ${periodText(own.agreedEvery)} for ${child.name}, every ${periodText(its.agreedEvery)} for ${other.name}.`,
    ];
  }
  const records = recordsOf(child.run);
  for (const { meeting, log } of recordsOf(other.run)) {
    const same = records.find((record) => record.meeting.on === meeting.on);
    if (!same || same.log.length > 0 === log.length > 0) continue;
    const [out, notOut] = log.length > 0 ? [other, child] : [child, other];
    yield ['record', `The record of ${dayText(meeting.on)} is out for ${out.name} and not for ${notOut.name}.`];
  }
}

const isOnPlan = (run: Run): boolean => run.processes.get('plan')?.view.paths[0]?.startsWith('onPlan') ?? false;

type Review = { readonly day: Day; readonly isArranged: boolean };

const told = ({ day, isArranged }: Review): string => `${isArranged ? 'arranged for' : 'due by'} ${dayText(day)}`;

function reviewOf(run: Run): Review | null {
  const arranged = planContextOf(run.processes).anchors.arrangedReview;
  if (arranged !== undefined) return { day: arranged, isArranged: true };
  const due = run.deadlines.find((deadline) => /^(first|next)Review$/.test(deadline.id) && isOpen(deadline))?.due;
  return due ? { day: due, isArranged: false } : null;
}
