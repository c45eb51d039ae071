import type { Authority, CLAUSE_KINDS, Frame, Policy } from './schema.ts';

export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** One place where a clause acts: what kind of rule, and the path to it in the policy. */
export type Use = { readonly kind: ClauseKind; readonly path: readonly (string | number)[] };

/** Where each clause of a policy is used, in the order of `CLAUSE_KINDS` of the parts. A clause not in the map is not. */
export function clauseUses(policy: Frame | Authority | Policy): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (id: string, use: Use): void => {
    const sofar = uses.get(id);
    if (sofar) sofar.push(use);
    else uses.set(id, [use]);
  };
  const visit = (kind: ClauseKind, value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('clauses' in value && Array.isArray(value.clauses)) {
      for (const id of value.clauses as string[]) add(id, { kind, path });
    }
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'clauses') visit(kind, part, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit('deadline', policy.deadlines, ['deadlines']);
  visit('check', policy.checks, ['checks']);
  visit('task', policy.tasks, ['tasks']);
  visit('form', policy.forms, ['forms']);
  visit('ladder', policy.ladders, ['ladders']);
  visit('stepDown', policy.stepDown, ['stepDown']);
  for (const [moment, ids] of Object.entries(policy.guidance)) {
    ids.forEach((id, index) => add(id, { kind: 'guidance', path: ['guidance', moment, index] }));
  }
  return uses;
}
