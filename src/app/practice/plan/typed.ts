import { countedFacts } from '../../../documents/case/case.ts';
import { groupOf } from '../../../documents/case/members.ts';
import type { Member } from '../../../engine/members.ts';
import { NOBODY_YET } from '../../../documents/plan/smart.ts';
import { type Need, type Version, versionsOf } from '../../../documents/plan/versions.ts';
import type { Run } from '../../../engine/run.ts';
import { NO_DAY, typedDay, type TypedDay } from '../../shared/form/typed.ts';

/** A plan as it stands in the editor, however unfinished. It is also the draft that is kept. */
export type TypedPlan = {
  /** The id of the fact it becomes: saved twice, it is still one text. */
  readonly id: string;
  /** The id of the text it began from; null for the first one. */
  readonly from: string | null;
  readonly on: TypedDay;
  readonly needs: readonly TypedNeed[];
  readonly childSays: string;
  readonly parentsSay: string;
  readonly contact: string;
  readonly resources: string;
  readonly contingency: string;
  /** What is written under the questions of the policy's form, by the question. */
  readonly notes: Readonly<Record<string, string>>;
  /** Who stands in for a member and how they are reached, by the member's key. */
  readonly members: Readonly<Record<string, TypedReach>>;
  /** Whether new actions are agreed by saving, and whether the plan counts as worked out. */
  readonly tracks: boolean;
  readonly isDetailed: boolean;
};
export type TypedNeed = {
  readonly key: string;
  readonly says: string;
  readonly outcome: string;
  readonly measure: string;
  readonly by: TypedDay;
  readonly actions: readonly TypedAction[];
};
export type TypedAction = { readonly key: string; readonly what: string; readonly who: string; readonly by: TypedDay };
export type TypedReach = { readonly standIn: string; readonly contact: string };

export const TEXTS = ['childSays', 'parentsSay', 'contact', 'resources', 'contingency'] as const;

/** The newest text to go on from; one empty need where there is none. */
export function startOfPlan(run: Run, id: string): TypedPlan {
  const newest = versionsOf(run).at(-1)?.fact;
  const text = (part: (typeof TEXTS)[number]): string => newest?.[part] ?? '';
  return {
    id,
    from: newest?.id ?? null,
    on: typedDay(run.asOf),
    needs: newest ? newest.needs.map(typedNeed) : [emptyNeed(freeKey('need', usedKeys(run, [])))],
    childSays: text('childSays'),
    parentsSay: text('parentsSay'),
    contact: text('contact'),
    resources: text('resources'),
    contingency: text('contingency'),
    notes: Object.fromEntries((newest?.notes ?? []).map(({ about, says }) => [about, says])),
    members: {},
    tracks: true,
    isDetailed: false,
  };
}

const typedNeed = ({ need, says, outcome, measure = '', by, actions = [] }: Need): TypedNeed => ({
  key: need,
  says,
  outcome,
  measure,
  by: by ? typedDay(by) : NO_DAY,
  actions: actions.map(({ action, what, who, by: until }) => ({
    key: action,
    what,
    who: who === NOBODY_YET ? '' : who,
    by: until ? typedDay(until) : NO_DAY,
  })),
});

export const emptyNeed = (key: string): TypedNeed => ({
  key,
  says: '',
  outcome: '',
  measure: '',
  by: NO_DAY,
  actions: [],
});
export const emptyAction = (key: string): TypedAction => ({ key, what: '', who: '', by: NO_DAY });

/** The keys that needs and actions have or had: a key is never given to something else. */
export function usedKeys(run: Run, needs: readonly TypedNeed[]): ReadonlySet<string> {
  const keys = new Set(needs.flatMap(({ key, actions }) => [key, ...actions.map((action) => action.key)]));
  for (const fact of countedFacts(run)) {
    if (fact.type === 'action.agreed') keys.add(fact.action);
    if (fact.type !== 'plan.written') continue;
    for (const { need, actions = [] } of fact.needs)
      [need, ...actions.map(({ action }) => action)].forEach((key) => keys.add(key));
  }
  return keys;
}

export function freeKey(kind: 'need' | 'action', used: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!used.has(`${kind}-${n}`)) return `${kind}-${n}`;
}

/** A member as the editor tells them apart. */
export const memberKey = ({ role, name = '' }: Member): string => JSON.stringify([role, name]);

/** How a member is reached: as typed, else as known. */
export const reachOf = (typed: TypedPlan, member: Member): TypedReach =>
  typed.members[memberKey(member)] ?? { standIn: member.standIn ?? '', contact: member.contact ?? '' };

/** The members whose stand-in or contact was changed in the editor. */
export const membersChanged = (run: Run, typed: TypedPlan): Member[] =>
  groupOf(run).flatMap((member) => {
    const { standIn, contact } = reachOf(typed, member);
    const isSame = standIn.trim() === (member.standIn ?? '') && contact.trim() === (member.contact ?? '');
    return isSame ? [] : [{ ...member, standIn: standIn.trim() || undefined, contact: contact.trim() || undefined }];
  });

/** Whether a text was saved already: a tab that was closed in between has kept its draft. */
export const isSaved = (run: Run, { id }: Pick<TypedPlan, 'id'>): boolean => run.given.some((fact) => fact.id === id);

/** The text it should have begun from, where somebody has saved one since. */
export function newerThan(run: Run, { from }: Pick<TypedPlan, 'from'>): Version | null {
  const newest = versionsOf(run).at(-1);
  return newest && newest.fact.id !== from ? newest : null;
}
