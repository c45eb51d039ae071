import type { Anchor, DeadlineId, DeadlineRule, Policy, Strength } from '../../policies/schema.ts';
import { periodText } from '../facts/period.ts';
import type { RuleLine } from './model.ts';
import { clauseRef, uncapitalised } from './words.ts';

const ANCHOR_WORDS: Record<Anchor, string> = {
  strategyDiscussion: 'the {strategyDiscussion}',
  initialConference: 'the {initialConference}',
  firstCoreGroup: 'the first {coreGroup}',
  lastCoreGroup: 'the last {coreGroup}',
  firstReview: 'the first review',
  lastReview: 'the last review',
  arrangedReview: 'the review',
  schoolMove: 'the change of school',
  lastVisit: 'the last visit',
  meeting: 'the meeting',
  circulation: 'it was sent out',
  eighteenthBirthday: 'the 18th birthday',
};

/** In a diagram every conference is a child protection conference, so its name is shortened. */
const anchorText = (policy: Policy, anchor: Anchor): string =>
  ANCHOR_WORDS[anchor].replace(/\{(\w+)\}/g, (_, term: keyof Policy['words']) =>
    policy.words[term].replace(/child protection (?=.*conference)/i, ''),
  );

export const DOES_NOT_SAY = 'This document does not say';
const ARRANGED_COUNTS = 'No time given; the day arranged counts';
/** The engine takes the arranged date for these two where the document is silent. */
const ARRANGED_WHERE_SILENT: ReadonlySet<DeadlineId> = new Set(['firstCoreGroup', 'nextCoreGroup']);

/** "10 working days after the initial conference" */
export function ruleText(policy: Policy, id: DeadlineId, rule: DeadlineRule): string {
  if ('silent' in rule) return ARRANGED_WHERE_SILENT.has(id) ? ARRANGED_COUNTS : DOES_NOT_SAY;
  if ('agreed' in rule) return rule.agreed === 'visitEvery' ? 'As often as agreed' : 'By the day agreed';
  if ('within' in rule) return `${periodText(rule.within)} after ${anchorText(policy, rule.of)}`;
  const anchor = anchorText(policy, rule.by);
  if (rule.atLeast) return `${periodText(rule.atLeast)} before ${anchor}`;
  if (rule.opens) return `In the ${periodText(rule.opens)} before ${anchor}`;
  return rule.by === 'eighteenthBirthday' ? `On ${anchor}` : `By ${anchor}`;
}

const lineOf = (policy: Policy, id: DeadlineId, rule: DeadlineRule, when: string | null = null): RuleLine => ({
  when,
  text: ruleText(policy, id, rule),
  silence: 'silent' in rule ? rule.silent : null,
  strength: 'silent' in rule ? null : rule.strength,
  clauses: rule.clauses.map((clause) => clauseRef(policy, clause)),
});

/** A deadline's rule under a policy in words; the next core group has up to three. */
export function describeRule(policy: Policy, id: DeadlineId): readonly RuleLine[] {
  if (id !== 'nextCoreGroup') return [lineOf(policy, id, policy.deadlines[id])];
  const { second, beforeFirstReview, afterFirstReview } = policy.deadlines.nextCoreGroup;
  const lines = [
    lineOf(policy, id, second, 'Second'),
    lineOf(policy, id, beforeFirstReview, 'Before the first review'),
    lineOf(policy, id, afterFirstReview, 'After the first review'),
  ] as const;
  const [first, before, after] = lines;
  if (before.text !== after.text) return lines;
  const later = joined(before, after, 'Later');
  return first.text === later.text ? [joined(first, later, null)] : [first, later];
}

/** Two rules of the same text as one: with the clauses of both, and what the document says instead in both cases. */
const joined = (a: RuleLine, b: RuleLine, when: string | null): RuleLine => ({
  ...a,
  when,
  silence:
    a.silence !== null && b.silence !== null && a.silence !== b.silence ? `${a.silence} ${b.silence}` : a.silence,
  clauses: [...a.clauses, ...b.clauses.filter(({ id }) => a.clauses.every((clause) => clause.id !== id))],
});

/** Whether a date can come to be at all: by the policy's rule, or because a meeting was arranged. */
export const hasDate = (id: DeadlineId, rules: readonly RuleLine[]): boolean =>
  ARRANGED_WHERE_SILENT.has(id) || rules.some(({ silence }) => silence === null);

const HOW_STRONG: Record<Strength, string> = { must: '', usual: ' (usual)', goodPractice: ' (good practice)' };

/** "6 weeks after the first core group (usual)" */
export const timeText = ({ text, strength }: RuleLine): string =>
  `${text}${strength === null ? '' : HOW_STRONG[strength]}`;

/** The same with the case in which it holds in front, where there are several. */
export const ruleLineText = (line: RuleLine): string =>
  line.when === null ? timeText(line) : `${line.when}: ${uncapitalised(timeText(line))}`;
