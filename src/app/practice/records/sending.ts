import { type MeetingRecord, type Reader, recordsOf } from '../../../engine/records.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { dayTyped, type TypedDay } from '../../shared/form/typed.ts';
import { type Child, type JointDraft, namesOf, type Part, type Told } from '../siblings/saving.ts';

export type SendDraft = JointDraft & {
  readonly on: TypedDay;
  readonly version: string;
  /** By name; by role where nobody is named. */
  readonly to: readonly string[];
};

/** The record that a child has of a meeting; meetings of brothers and sisters on one day are one. */
export type ChildRecord = Child & { readonly record: MeetingRecord };

/** The same child with the record of the core group of that day; nothing where there was none. */
export const recordOn = (child: Child, day: Day): ChildRecord[] =>
  recordsOf(child.run)
    .filter(({ meeting }) => meeting.on === day)
    .map((record) => ({ ...child, record }));

export const valueOf = ({ role, name }: Pick<Reader, 'role' | 'name'>): string => name ?? role;

/** Everybody on the lists of all the children's records, once each, and whose record they get where not everyone's. */
export function readersOf(run: Run, records: readonly ChildRecord[]): { value: string; label: string }[] {
  const found = new Map<string, { readonly reader: Reader; readonly names: readonly string[] }>();
  for (const { name, record } of records)
    for (const reader of record.readers) {
      const known = found.get(valueOf(reader));
      found.set(valueOf(reader), { reader: known?.reader ?? reader, names: [...(known?.names ?? []), name] });
    }
  return [...found].map(([value, { reader, names }]) => ({
    value,
    label: `${readerText(run, reader)}${names.length === records.length ? '' : ` (for ${namesOf(names)})`}`,
  }));
}

function readerText({ policy }: Run, { role, name, hasTask }: Reader): string {
  const word = roleWord(policy, role);
  return `${name === undefined ? word : `${name}, ${word}`}${hasTask ? ', who has a task' : ''}`;
}

/** The same record sent out for several children: to each child's own readers. */
export function tellSent(draft: SendDraft, records: readonly ChildRecord[], today: Day): Told {
  const errors: Record<string, string> = {};
  const on = dayTyped(draft.on);
  const version = draft.version.trim();
  if (!isDay(on)) errors.on = 'Enter the day it was sent, such as 27 3 2026';
  else if (records.some(({ record }) => on < record.meeting.on))
    errors.on = 'It cannot have been sent before the meeting; check the day';
  else if (on > today) errors.on = 'The day lies in the future; enter the day it was sent';
  if (version.length > 200) errors.version = 'Which version: this is too long; shorten it';
  if (draft.to.length === 0) errors.to = 'Choose who got it';
  const parts = records.map(({ id, name, record }): Part => {
    const own = new Set(record.readers.map(valueOf));
    const to = draft.to.filter((value) => own.has(value));
    if (to.length === 0) errors.to ??= `Choose who got the record of ${name}`;
    const fact = {
      id: `sent ${id}`,
      type: 'record.circulated',
      on,
      recordedAt: '',
      by: '',
      meeting: record.n,
      to,
      ...(version === '' ? {} : { version }),
    };
    return { caseId: id, facts: [fact as unknown as Fact] };
  });
  return { parts, errors };
}
