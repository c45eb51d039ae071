import type { ReactNode } from 'react';

import { valueName } from '../../../facts/values.ts';
import type { Day } from '../../../facts/day.ts';
import type { Field } from './fields.ts';
import {
  CheckboxInput,
  DayInput,
  LineInput,
  type Option,
  PeriodInput,
  type Question,
  RadioInput,
  SelectInput,
  TextInput,
  YesNoInput,
  YesNoTextInput,
} from './Inputs.tsx';
import { MembersInput } from './Members.tsx';
import type { TypedDay, TypedMember, TypedPeriod, TypedValue, TypedYesNo } from './typed.ts';

export type FieldInputProps = {
  readonly field: Field;
  /** Where the same question is asked of several children: the box it is, and whose question. */
  readonly id?: string;
  readonly title?: string;
  readonly value: TypedValue;
  readonly onChange: (value: TypedValue) => void;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly today: Day;
  /** The roles that can be chosen, in the policy's words. */
  readonly roles: readonly Option[];
  /** What a choice, a meeting or a key can be, where the case knows it better than the vocabulary. */
  readonly options?: readonly Option[] | undefined;
};

/** The question for one field of a fact, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange, error, hint, today, roles, options } = props;
  const question: Question = {
    id: props.id ?? field.name,
    title: props.title ?? field.title,
    hint: hint ?? field.hint,
    error,
    optional: field.optional,
  };
  const choices = options ?? field.choices.map((each) => ({ value: each, label: valueName(field.name, each) }));
  switch (field.kind) {
    case 'day':
      return <DayInput question={question} value={value as TypedDay} onChange={onChange} today={today} />;
    case 'text':
      return <TextInput question={question} value={value as string} onChange={onChange} />;
    case 'role':
      return <SelectInput question={question} value={value as string} onChange={onChange} options={roles} />;
    case 'roles':
      return (
        <CheckboxInput question={question} value={value as readonly string[]} onChange={onChange} options={roles} />
      );
    case 'members':
      return (
        <MembersInput
          question={question}
          value={value as readonly TypedMember[]}
          onChange={onChange}
          roles={roles}
          names={field.choices}
        />
      );
    case 'period':
      return <PeriodInput question={question} value={value as TypedPeriod} onChange={onChange} />;
    case 'yesNo':
      return <YesNoInput question={question} value={value as string} onChange={onChange} />;
    case 'yesNoText':
      return <YesNoTextInput question={question} value={value as TypedYesNo} onChange={onChange} />;
    case 'choice':
      return <RadioInput question={question} value={value as string} onChange={onChange} options={choices} />;
    case 'meeting':
    case 'key':
      return choices.length > 0 ? (
        <SelectInput question={question} value={value as string} onChange={onChange} options={choices} />
      ) : (
        <LineInput question={question} value={value as string} onChange={onChange} />
      );
    case 'own':
      return null;
    case 'time':
    case 'line':
      return (
        <LineInput
          question={question}
          value={value as string}
          onChange={onChange}
          suggestions={field.choices.map((each) => valueName(field.name, each))}
        />
      );
  }
}
