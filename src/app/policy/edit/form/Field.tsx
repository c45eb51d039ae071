import { SelectInput } from '../../../shared/form/Inputs.tsx';
import { fieldText } from '../../../../facts/yaml.ts';
import { type Path, valueAt } from '../file/change.ts';
import type { Value } from '../file/written.ts';
import { Fold } from './Fold.tsx';
import { ClauseId, NewKey, TakeOut } from './Keys.tsx';
import { KINDS, LABELS, ruleNote, titleOf } from './labels.ts';
import { type FieldProps, Leaf } from './Leaf.tsx';
import { begun, kindOf, kindsOf, markOf, type Shape, named, turnedInto } from './shape.ts';
import { errorAt, idOf, useForm } from './useForm.ts';

/** A field of the file, whatever the schema says it holds. */
export function Field(props: FieldProps) {
  const { path, of, value } = props;
  const { shape } = named(of);
  const items = named(shape.items ?? {}).shape;
  if (items.type === 'object' || kindsOf(items)) return <Listed path={path} of={shape} value={value} />;
  if (kindsOf(shape) ?? shape.properties) return <Fields path={path} of={of} value={value} />;
  return shape.type === 'object' ? <Keyed path={path} of={shape} value={value} /> : <Leaf {...props} />;
}

/** The fields of a thing; where it comes in several kinds, the kind is asked first. */
function Fields({ path, of, value }: { path: Path; of: Shape; value: Value | undefined }) {
  const form = useForm();
  const { shape } = named(of);
  const kinds = kindsOf(shape);
  const kind = kinds ? kindOf(value, kinds) : shape;
  const at = (key: string): Value | undefined => (value as Readonly<Record<string, Value>> | undefined)?.[key];
  return (
    <>
      {kinds ? (
        <SelectInput
          question={{
            id: `${idOf(path)}-kind`,
            title: path[0] === 'checks' ? 'What is asked' : 'How the date is set',
            error: errorAt(form, path),
          }}
          value={markOf(kind, kinds)}
          options={kinds.map((each) => ({ value: markOf(each, kinds), label: KINDS[markOf(each, kinds)] ?? '' }))}
          onChange={(mark) => {
            const next = kinds.find((each) => markOf(each, kinds) === mark);
            if (next) form.set(path, turnedInto(next, value));
          }}
        />
      ) : null}
      {Object.entries(kind.properties ?? {}).map(([key, field]) => (
        <Field
          key={key}
          path={[...path, key]}
          of={field}
          value={at(key)}
          optional={!(kind.required ?? []).includes(key)}
        />
      ))}
    </>
  );
}

type SeveralProps = { readonly path: Path; readonly of: Shape; readonly value: Value | undefined };

/** Things in an order: each folds, goes up, and can be taken out; another one is put at the end. */
export function Listed({ path, of, value }: SeveralProps) {
  const { policy, takeOut, earlier, add, setOpen } = useForm();
  const items = Array.isArray(value) ? (value as readonly Value[]) : [];
  const one = of.items ?? {};
  const isPart = path.length > 1;
  const list = String(path.at(-1));
  return (
    <div className="desk-listed" role="group" aria-label={LABELS[list] ?? list}>
      {isPart ? <p className="govuk-label govuk-label--s">{LABELS[list]}</p> : null}
      {items.map((item, index) => {
        const place = [...path, index];
        const title = titleOf(policy, place, item);
        return (
          <Fold key={index} place={fieldText(place)} title={title}>
            <Fields path={place} of={one} value={item} />
            <p className="desk-buttons">
              {index === 0 ? null : (
                <button type="button" className="desk-tool" onClick={() => earlier(path, index)}>
                  Move it up<span className="govuk-visually-hidden">: {title}</span>
                </button>
              )}
              <TakeOut path={place} title={title} onDone={() => takeOut(place)} />
            </p>
          </Fold>
        );
      })}
      <button
        type="button"
        className="desk-tool"
        onClick={() => {
          add(path, begun(one));
          setOpen(fieldText([...path, items.length]), true);
        }}
      >
        Add to: {LABELS[list] ?? list}
      </button>
    </div>
  );
}

/** Things by their key. Where the schema names the keys, each has its place, with what England says until it is written. */
export function Keyed({ path, of, value }: SeveralProps) {
  const { policy } = useForm();
  const own = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const inner = of.additionalProperties === false ? {} : (of.additionalProperties ?? {});
  const { shape } = named(inner);
  const keys = named(of.propertyNames ?? {}).shape.enum;
  const at = (key: string): Value | undefined => (value as Readonly<Record<string, Value>> | undefined)?.[key];
  if (keys && shape.type === 'string') {
    return (
      <div className="desk-limits">
        {keys.map((key) => (
          <Field
            key={key}
            path={[...path, key]}
            of={inner}
            value={at(key)}
            optional
            instead={insteadOf(policy, path, key)}
          />
        ))}
      </div>
    );
  }
  if (keys) return keys.map((key) => <OneOf key={key} path={[...path, key]} of={inner} value={at(key)} />);
  return (
    <>
      {own.map((key) => (
        <OneOf key={key} path={[...path, key]} of={inner} value={at(key)} />
      ))}
      <NewKey path={path} of={inner} taken={own} />
    </>
  );
}

/** What counts while a word or a silence is not written: what England says. */
function insteadOf(policy: ReturnType<typeof useForm>['policy'], [top]: Path, key: string): string | undefined {
  if (top === 'words') return policy.words[key as keyof typeof policy.words];
  return top === 'silent' ? policy.silent[key as keyof typeof policy.silent] : undefined;
}

/** One of several: what the file says, or what England says in its place until the file says something of its own. */
export function OneOf({ path, of, value }: SeveralProps) {
  const { policy, frame, set, takeOut, setOpen } = useForm();
  const England = valueAt(frame, path);
  const place = fieldText(path);
  const title = titleOf(policy, path, value ?? England);
  const note = ruleNote(policy, path);
  const isParts = path[0] === 'deadlines' && path[1] === 'nextCoreGroup' && path.length === 2;
  if (isParts) {
    const parts = Object.entries(named(of).shape.properties ?? {});
    return parts.map(([key, part]) => (
      <OneOf key={key} path={[...path, key]} of={part} value={valueAt(value, [key])} />
    ));
  }
  if (value === undefined) {
    return (
      <Fold
        place={place}
        title={title}
        note={`${note ? `${note}, ` : ''}${England === undefined ? 'nothing is said' : 'as in England'}`}
      >
        <button
          type="button"
          className="desk-tool"
          onClick={() => {
            set(path, England ?? begun(of));
            setOpen(place, true);
          }}
        >
          {England === undefined ? 'Write it' : 'Write its own'}
          <span className="govuk-visually-hidden">: {title}</span>
        </button>
      </Fold>
    );
  }
  return (
    <Fold place={place} title={title} note={note}>
      {path[0] === 'clauses' ? <ClauseId path={path} /> : null}
      {isList(of) || named(of).shape.type === 'string' ? (
        <Field path={path} of={of} value={value} />
      ) : (
        <Fields path={path} of={of} value={value} />
      )}
      <p className="desk-buttons">
        <TakeOut path={path} title={title} isBack={England !== undefined} onDone={() => takeOut(path)} />
      </p>
    </Fold>
  );
}

const isList = (of: Shape): boolean => named(of).shape.type === 'array' && !kindsOf(named(of).shape);
