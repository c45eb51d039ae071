import type { Typed } from '../../shared/form/typed.ts';
import type { Child, JointDraft } from '../siblings/saving.ts';
import { kindFor, type Kind } from './kinds.ts';

/** One conference as it stands in its form, for one child or for brothers and sisters together. */
export type ConferenceDraft = JointDraft & {
  /** The answers for the child whose page it is, and for the others what is the same for all. */
  readonly first: Typed;
  /** Questions about the plan that are answered child by child. */
  readonly apart: readonly string[];
  /** What differs for a brother or a sister. */
  readonly children: Readonly<Record<string, Typed>>;
  /** Support after the plan, of children whose plan ends, where that was agreed at once. */
  readonly after: Readonly<Record<string, Typed>>;
};

/** What a conference decides for each child by itself, however much else is the same. */
export const DECIDED: readonly string[] = ['decision', 'category'];
/** What it sets for a plan: mostly the same for brothers and sisters. */
export const OF_PLAN: readonly string[] = ['leadSocialWorker', 'coreGroup', 'interval', 'visitEvery'];

/** A plan is made or goes on. */
export const hasPlan = ({ decision }: Typed): boolean => decision === 'plan' || decision === 'continue';

/** Everything that was answered for one child. */
export function typedFor(draft: ConferenceDraft, ownId: string, { id, run }: Child): Typed {
  if (id === ownId) return draft.first;
  const own = draft.children[id] ?? {};
  const answered = draft.apart.flatMap((name) => (own[name] === undefined ? [] : ([[name, own[name]]] as const)));
  return {
    ...draft.first,
    ...Object.fromEntries(DECIDED.map((name) => [name, own[name] ?? ''])),
    ...Object.fromEntries(answered),
    kind: kindFor(run, draft.first.kind as Kind),
  };
}

/** The draft with answers for one child. */
export const withAnswers = (draft: ConferenceDraft, ownId: string, id: string, some: Typed): ConferenceDraft =>
  id === ownId
    ? { ...draft, first: { ...draft.first, ...some } }
    : { ...draft, children: { ...draft.children, [id]: { ...draft.children[id], ...some } } };
