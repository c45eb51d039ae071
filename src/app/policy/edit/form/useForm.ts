import { createContext, useContext } from 'react';

import type { Policy } from '../../../../../policies/schema.ts';
import { fieldText, type Problem } from '../../../../facts/yaml.ts';
import { remedyOf } from '../remedies.ts';
import type { Path } from '../file/change.ts';
import type { Value } from '../file/written.ts';

/** What every field of the form needs: the file, what it came to, and what is wrong with it. */
export type Form = {
  /** What the file holds, before any schema. */
  readonly file: Value;
  /** What England's file holds: it counts wherever this one says nothing. */
  readonly frame: Value;
  /** The newest policy that the file came to: its words are those of the form. */
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  readonly opened: ReadonlySet<string>;
  readonly setOpen: (fold: string, isOpen: boolean) => void;
  readonly set: (path: Path, value: Value) => void;
  readonly takeOut: (path: Path) => void;
  readonly add: (list: Path, value: Value) => void;
  readonly earlier: (list: Path, index: number) => void;
  readonly renameClause: (id: string, to: string) => void;
};

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands outside of its form: FormView gives them what they need.');
  return form;
}

/** The id of a field on the page. */
export const idOf = (path: Path): string => `edit-${fieldText(path)}`;

export const isInside = (field: string, place: string): boolean =>
  field === place || field.startsWith(`${place}.`) || field.startsWith(`${place}[`);

/** What is wrong with a field itself, with its remedy and its line. */
export function errorAt({ problems }: Form, path: Path): string | undefined {
  const found = problems.find(({ field }) => field === fieldText(path));
  return found && `This ${found.message.split(';')[0]}. ${remedyOf(found)} (Line ${found.line} of the file.)`;
}

/** The place that a problem names: a clause's id has dots of its own, so the file says where a name ends. */
export function placeNamed(file: Value, field: string): Path {
  if (field === '' || typeof file !== 'object' || file === null) return [];
  const keys = Array.isArray(file) ? file.map((_, index) => index) : Object.keys(file);
  const own = (key: string | number): string => (typeof key === 'number' ? `[${key}]` : key);
  const key = keys.filter((each) => isInside(field, own(each))).toSorted((a, b) => own(b).length - own(a).length)[0];
  if (key === undefined) return [field];
  const rest = field.slice(own(key).length).replace(/^\./, '');
  const inner = (file as Readonly<Record<string | number, Value>>)[key] ?? null;
  return [key, ...(rest === '' ? [] : placeNamed(inner, rest))];
}
