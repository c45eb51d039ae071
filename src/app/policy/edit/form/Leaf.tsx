import { isDay } from '../../../../facts/day.ts';
import {
  LineInput,
  PeriodInput,
  type Question,
  SelectInput,
  TextInput,
  YesNoInput,
} from '../../../shared/form/Inputs.tsx';
import type { Path } from '../file/change.ts';
import type { Value } from '../file/written.ts';
import { Chosen } from './Chosen.tsx';
import { choiceText, hintOf, titleOf } from './labels.ts';
import { type Shape, named } from './shape.ts';
import { errorAt, idOf, useForm } from './useForm.ts';
import { periodTyped, typedPeriod } from './typedPeriod.ts';
import { useTyped } from './useTyped.ts';

export type FieldProps = {
  readonly path: Path;
  readonly of: Shape;
  readonly value: Value | undefined;
  readonly optional?: boolean;
  /** What counts where nothing is written. */
  readonly instead?: string | undefined;
};

/** A field with no fields in it, as a question. */
export function Leaf({ path, of, value, optional = false, instead }: FieldProps) {
  const form = useForm();
  const { name, shape } = named(of);
  const title = titleOf(form.policy, path, value);
  const hint = instead === undefined ? hintOf(path) : `Left empty: ${instead}`;
  const question: Question = { id: idOf(path), title, hint, error: errorAt(form, path), optional };
  const list = name ?? String(path.at(-1));
  const onChange = (next: string): void => {
    if (next === '' && optional) form.takeOut(path);
    else form.set(path, next);
  };
  const text = typeof value === 'string' ? value : '';

  if (name === 'period') return <PeriodField question={question} value={text} onChange={onChange} />;
  if (shape.format === 'day') return <DayField question={question} value={text} onChange={onChange} />;
  if (typeof shape.const === 'string') return null;
  if (shape.enum) {
    const options = shape.enum.map((word) => ({ value: word, label: choiceText(form.policy, list, word) }));
    return <SelectInput question={question} value={text} options={options} onChange={onChange} />;
  }
  if (shape.const === true) return <OnlyYesField question={question} value={value} path={path} />;
  if (shape.type === 'boolean') return <FirstField question={question} value={value} path={path} />;
  if (shape.type === 'array')
    return <WordsField path={path} of={shape} value={value} question={question} list={list} />;
  return (
    <TextField
      question={question}
      value={text}
      onChange={onChange}
      isShort={SHORT.has(String(path.at(-1))) || path[0] === 'words'}
    />
  );
}

const SHORT: ReadonlySet<string> = new Set([
  'id',
  'name',
  'edition',
  'title',
  'publisher',
  'published',
  'label',
  'at',
  'when',
]);

type LineProps = { readonly question: Question; readonly value: string; readonly onChange: (value: string) => void };

function TextField({ question, value, onChange, isShort }: LineProps & { readonly isShort: boolean }) {
  const { text, type, flush } = useTyped(value, onChange);
  return (
    <div onBlur={flush}>
      {isShort ? (
        <LineInput question={question} value={text} onChange={type} />
      ) : (
        <TextInput question={question} value={text} onChange={(next) => type(next.replace(/\s*\n\s*/g, ' '))} />
      )}
    </div>
  );
}

/** What is typed as the number stands in the file as typed: the schema says what is wrong with it. */
function PeriodField({ question, value, onChange }: LineProps) {
  return (
    <PeriodInput
      question={question}
      value={typedPeriod(value)}
      onChange={(next) => onChange(next.count === '' && question.optional ? '' : periodTyped(next))}
    />
  );
}

function DayField({ question, value, onChange }: LineProps) {
  return (
    <div className={`govuk-form-group ${question.error ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={question.id}>
        {question.title}
        {question.optional ? <span className="wm-muted"> (optional)</span> : null}
      </label>
      {question.error ? <p className="govuk-error-message">{question.error}</p> : null}
      <input
        id={question.id}
        type="date"
        className="govuk-input desk-day"
        value={value}
        onChange={({ target: { value: day } }) => {
          if (isDay(day) || (day === '' && question.optional)) onChange(day);
        }}
      />
    </div>
  );
}

const WHICH = [
  { value: 'every', label: 'at every core group' },
  { value: 'first', label: 'at the first core group of a plan' },
  { value: 'later', label: 'at the later ones' },
];

type YesNoProps = { readonly question: Question; readonly value: Value | undefined; readonly path: Path };

/** What is said or left unsaid. */
function OnlyYesField({ question, value, path }: YesNoProps) {
  const { set, takeOut } = useForm();
  return (
    <YesNoInput
      question={{ ...question, optional: false }}
      value={value === true ? 'yes' : 'no'}
      onChange={(answer) => {
        if (answer === 'yes') set(path, true);
        else takeOut(path);
      }}
    />
  );
}

/** The schema's only yes or no: whether a check is about the first core group, the later ones, or every one. */
function FirstField({ question, value, path }: YesNoProps) {
  const { set, takeOut } = useForm();
  return (
    <SelectInput
      question={{ ...question, optional: false }}
      value={value === true ? 'first' : value === false ? 'later' : 'every'}
      options={WHICH}
      onChange={(which) => {
        if (which === 'first' || which === 'later') set(path, which === 'first');
        else takeOut(path);
      }}
    />
  );
}

type WordsFieldProps = { path: Path; of: Shape; value: Value | undefined; question: Question; list: string };

function WordsField({ path, of, value, question, list }: WordsFieldProps) {
  const { policy, add, takeOut } = useForm();
  const { name, shape } = named(of.items ?? {});
  const words = Array.isArray(value) ? value.map(String) : [];
  const isClauses = name === 'clauseId';
  return (
    <Chosen
      id={question.id}
      title={question.title}
      error={question.error}
      words={words}
      textOf={(word) =>
        isClauses ? `${word} ${policy.clauses[word]?.says ?? ''}`.trim() : choiceText(policy, name ?? list, word)
      }
      from={isClauses ? Object.keys(policy.clauses) : (shape.enum ?? null)}
      isTyped={shape.enum === undefined}
      onAdd={(word) => add(path, word)}
      onTakeOut={(index) => takeOut([...path, index])}
    />
  );
}
