import { DETAILS, type Fact, type FactType } from '../../../facts/vocabulary.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { must } from '../../../facts/must.ts';
import { readPeriod } from '../../../facts/period.ts';
import type { Field } from './fields.ts';

/** What stands in a form, as it was typed; nothing is lost however wrong it is. */
export type Typed = Readonly<Record<string, TypedValue>>;
export type TypedDay = { readonly day: string; readonly month: string; readonly year: string };
export type TypedPeriod = { readonly count: string; readonly unit: string };
export type TypedMember = { readonly role: string; readonly name: string; readonly agency: string };
export type TypedYesNo = { readonly yes: '' | 'yes' | 'no'; readonly text: string };
/** One row of a form of its own: a member's view, a note under a question. */
export type TypedRow = Readonly<Record<string, string>>;
export type TypedValue =
  | string
  | readonly string[]
  | TypedDay
  | TypedPeriod
  | readonly TypedMember[]
  | readonly TypedRow[]
  | TypedYesNo;

export const NO_DAY: TypedDay = { day: '', month: '', year: '' };
export const NO_PERIOD: TypedPeriod = { count: '', unit: 'weeks' };
const EMPTY: Record<Field['kind'], TypedValue> = {
  day: NO_DAY,
  line: '',
  text: '',
  role: '',
  roles: [],
  members: [],
  period: NO_PERIOD,
  yesNo: '',
  yesNoText: { yes: '', text: '' },
  choice: '',
  meeting: '',
  key: '',
  time: '',
  own: [],
};

export const emptyValue = (field: Field): TypedValue => EMPTY[field.kind];

export const typedDay = (day: Day): TypedDay => ({
  day: String(Number(day.slice(8))),
  month: String(Number(day.slice(5, 7))),
  year: day.slice(0, 4),
});

/** The day that was typed; null where nothing was, 'unreal' where it is no real day. */
export function dayTyped({ day, month, year }: TypedDay): Day | 'unreal' | null {
  if (`${day}${month}${year}`.trim() === '') return null;
  const text = `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  return isDay(text) ? text : 'unreal';
}

/** A fact as it would have been typed: what a form starts with when it is edited. */
export const typedFrom = (fact: Fact, fields: readonly Field[]): Typed => {
  const values = fact as unknown as Readonly<Record<string, unknown>>;
  const given = fields.filter(({ name }) => values[name] !== undefined);
  return { on: typedDay(fact.on), ...Object.fromEntries(given.map((field) => [field.name, asTyped(field, values)])) };
};

function asTyped({ name, kind }: Field, values: Readonly<Record<string, unknown>>): TypedValue {
  const value = values[name];
  switch (kind) {
    case 'day':
      return typedDay(value as Day);
    case 'yesNo':
      return value === true ? 'yes' : 'no';
    case 'yesNoText':
      return typeof value === 'string' ? { yes: 'yes', text: value } : { yes: value === true ? 'yes' : 'no', text: '' };
    case 'period': {
      const { count, unit } = must(readPeriod(value as string), 'a period that the vocabulary let through');
      return { count: String(count), unit };
    }
    case 'members':
      return (value as readonly Partial<TypedMember>[]).map((member) => ({
        role: '',
        name: '',
        agency: '',
        ...member,
      }));
    case 'roles':
      return value as readonly string[];
    default:
      return String(value);
  }
}

/** The period that was typed, right or not; undefined where nothing was. */
export const periodTyped = ({ count, unit }: TypedPeriod): string | undefined =>
  count.trim() === '' ? undefined : `${count.trim()} ${unit}`;

/** What the field holds, as the vocabulary wants it; undefined where it was left empty. */
function valueTyped({ kind }: Field, value: TypedValue): unknown {
  switch (kind) {
    case 'day':
      return dayTyped(value as TypedDay) ?? undefined;
    case 'meeting':
      return value === '' ? undefined : Number(value);
    case 'yesNo':
      return value === '' ? undefined : value === 'yes';
    case 'yesNoText': {
      const { yes, text } = value as TypedYesNo;
      if (yes === '') return undefined;
      return yes === 'yes' && text.trim() !== '' ? text : yes === 'yes';
    }
    case 'period':
      return periodTyped(value as TypedPeriod);
    case 'roles':
      return (value as readonly string[]).length === 0 ? undefined : value;
    case 'members': {
      const members = (value as readonly TypedMember[]).filter(
        (member) => `${member.role}${member.name}${member.agency}`.trim() !== '',
      );
      return members.length === 0 ? undefined : members.map(withoutEmpty);
    }
    case 'own':
      return rowsTyped(value);
    default:
      return (value as string).trim() === '' ? undefined : value;
  }
}

/** A row of which only the question stands there was not answered. */
function rowsTyped(value: TypedValue): unknown {
  const rows = Array.isArray(value) ? (value as readonly TypedRow[]).map(withoutEmpty) : [];
  const answered = rows.filter((row) => Object.keys(row).length > 1);
  return answered.length === 0 ? undefined : answered;
}

const withoutEmpty = (member: TypedMember | TypedRow): object =>
  Object.fromEntries(Object.entries(member).filter(([, text]) => text.trim() !== ''));

export type Checked =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The fact a form holds, or what is wrong with which field. `on` is the field of the day it happened. */
export function checkTyped(
  type: FactType,
  fields: readonly Field[],
  typed: Typed,
  envelope: Omit<Fact, 'type' | 'on'>,
): Checked {
  const on = dayTyped((typed.on ?? NO_DAY) as TypedDay);
  const details: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueTyped(field, typed[field.name] ?? emptyValue(field));
    if (value !== undefined) details[field.name] = value;
  }
  const errors: Record<string, string> = {};
  if (on === null) errors.on = 'Enter the day it happened';
  else if (!isDay(on)) errors.on = 'Enter a real day, such as 27 3 2026';
  Object.assign(errors, recorderErrors(envelope.by));
  const checked = DETAILS[type].safeParse(details);
  for (const issue of checked.error?.issues ?? []) {
    const field = fields.find(({ name }) => name === issue.path[0]);
    if (field) errors[field.name] ??= messageFor(field, details[field.name], issue.message);
  }
  if (Object.keys(errors).length > 0 || !checked.success || !isDay(on)) return { ok: false, errors };
  return { ok: true, fact: { ...envelope, ...checked.data, ...whoRecorded(type, envelope.by), type, on } as Fact };
}

/** What is wrong with who recorded it: at most that it is too long for a name. */
export const recorderErrors = (by: string): { readonly recordedBy?: string } =>
  by.trim().length > 200 ? { recordedBy: 'Recorded by: this is too long; shorten it' } : {};

/** An agreed action has its due day in `by`, and who recorded it beside that. */
const whoRecorded = (type: FactType, by: string): object =>
  type === 'action.agreed' && by !== '' ? { recordedBy: by } : {};

function messageFor(field: Field, value: unknown, message: string): string {
  const thing = field.title.charAt(0).toLowerCase() + field.title.slice(1);
  if (value === undefined) return `${['choice', 'yesNo', 'role'].includes(field.kind) ? 'Choose' : 'Enter'}: ${thing}`;
  if (field.kind === 'day') return `${field.title}: enter a real day, such as 27 3 2026`;
  if (field.kind === 'period') return `${field.title}: enter a whole number, such as 6`;
  if (field.kind === 'members')
    return `${field.title}: each member needs a role, and names have at most 200 characters`;
  if (/too big|at most/i.test(message)) return `${field.title}: this is too long; shorten it`;
  return `${field.title}: ${message}`;
}
