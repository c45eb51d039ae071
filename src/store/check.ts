import type { Fact } from '../facts/vocabulary.ts';
import type { Addition } from './append.ts';
import { type ChildRecord, childRecord } from './child.ts';
import { factRecord } from './fact.ts';
import { fail, type Read } from './problem.ts';
import { checkRecord, type RecordType } from './record.ts';
import { same } from './same.ts';
import { idSchema } from './scalars.ts';

/** What is added is never changed, so only what can be read again is let in. */
export function checkAddition(caseId: string, record: ChildRecord | undefined, facts: readonly Fact[]): Read<Addition> {
  const id = checkId(caseId);
  if (!id.ok) return id;
  const byId = new Map<string, Fact>();
  for (const fact of facts) {
    const checked = check(factRecord, fact);
    if (!checked.ok) return checked;
    const twin = byId.get(checked.value.id);
    if (twin && !same(twin, checked.value)) return fail('conflict', 'saving');
    byId.set(checked.value.id, checked.value);
  }
  if (!record) return { ok: true, value: { caseId, facts: [...byId.values()] } };
  const checked = check(childRecord, record);
  return checked.ok ? { ok: true, value: { caseId, record: checked.value, facts: [...byId.values()] } } : checked;
}

export function check<T>(type: RecordType<T>, record: T): Read<T> {
  const checked = checkRecord(type, record);
  return checked.ok ? checked : fail('invalid', 'saving', checked.why);
}

export const checkId = (id: string): Read<string> =>
  idSchema.safeParse(id).success ? { ok: true, value: id } : fail('invalid', 'saving', 'check the id of the case');
