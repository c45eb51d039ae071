import type { Run } from '../../../engine/run.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { stageOf } from '../../shared/summary.ts';
import type { OpenCase } from '../../shared/useCase.ts';

/** A child a form is about. */
export type Child = { readonly id: string; readonly name: string; readonly run: Run };
/** What a form tells of one child, in the order in which it counts. */
export type Part = { readonly caseId: string; readonly facts: readonly Fact[] };
export type Errors = Readonly<Record<string, string>>;
export type Told = { readonly parts: readonly Part[]; readonly errors: Errors };

/** What is being saved: fixed before anything is stored, so that a save that was cut short goes on without doubling. */
export type Saving = { readonly parts: readonly Part[] };

/** What every form has that is filled in once for brothers and sisters. */
export type JointDraft = {
  /** Brothers and sisters it is recorded for too. */
  readonly with: readonly string[];
  readonly saving: Saving | null;
};

export const asChild = ({ file, run }: OpenCase): Child => ({ id: file.id, name: file.record.child.name, run });

export const isOnPlan = ({ run }: Pick<Child, 'run'>): boolean => stageOf(run) === 'onPlan';

/** "Ana, Bea and Cal" */
export const namesOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What is to be said of each child, each sentence once: with names where it is not said of all of them. */
export function saidOnce(about: readonly Child[], of: (child: Child) => readonly string[]): string[] {
  const said = new Map<string, string[]>();
  for (const child of about) for (const text of of(child)) said.set(text, [...(said.get(text) ?? []), child.name]);
  return [...said].map(([text, names]) => (names.length === about.length ? text : `${namesOf(names)}: ${text}`));
}

/**
 * The same facts as they will be stored: each with an id by its place in the form, who recorded it, and instants in their
 * order.
 */
export function withIds(
  parts: readonly Part[],
  idOf: (place: string) => string,
  instants: () => string,
  by: string,
): Part[] {
  return parts.map(({ caseId, facts }) => ({
    caseId,
    facts: facts.map((fact, index): Fact => {
      const stored = { ...fact, id: idOf(`${caseId} ${index} ${fact.id}`), recordedAt: instants() };
      // An agreed action has its due day in `by`, and who recorded it beside that.
      if (fact.type === 'action.agreed') return by === '' ? stored : ({ ...stored, recordedBy: by } as Fact);
      return { ...stored, by } as Fact;
    }),
  }));
}
