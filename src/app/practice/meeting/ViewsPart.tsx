import { must } from '../../../facts/must.ts';
import { valueName } from '../../../facts/values.ts';
import { fieldsOf } from '../../shared/form/fields.ts';
import { RadioInput, YesNoInput } from '../../shared/form/Inputs.tsx';
import { NO_CHILD, type TypedChild } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';

const fields = fieldsOf('coreGroup.held');
const VIEWS = must(
  fields.find(({ name }) => name === 'childViews'),
  'the field of the views',
);
const UPDATED = must(
  fields.find(({ name }) => name === 'planUpdated'),
  'the field of the changed plan',
);
const OPTIONS = VIEWS.choices.map((value) => ({ value, label: valueName('childViews', value) }));

type Answers = Pick<TypedChild, 'childViews' | 'planUpdated'>;

/** The child's views, and whether the plan was changed: the same for all, or child by child. */
export function ViewsPart({ typed, change, about }: PartProps) {
  const isApart = typed.apart && about.length > 1;
  return (
    <>
      {isApart ? (
        about.map(({ id, name }) => {
          const own = typed.children[id] ?? NO_CHILD;
          return (
            <Questions
              key={id}
              id={id}
              of={name}
              value={own}
              onChange={(some) => change({ children: { ...typed.children, [id]: { ...own, ...some } } })}
            />
          );
        })
      ) : (
        <Questions
          id="all"
          of={null}
          value={typed.all}
          onChange={(some) => change({ all: { ...typed.all, ...some } })}
        />
      )}
      {about.length > 1 ? (
        <p>
          <button
            type="button"
            className="wm-linklike"
            onClick={() =>
              change({
                apart: !typed.apart,
                ...(typed.apart ? {} : { children: spread(typed.all, about, typed.children) }),
              })
            }
          >
            {isApart ? 'It was the same for each child' : 'It differed from child to child'}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** What was answered for all is where each child's own answer starts. */
const spread = (
  all: Answers,
  about: PartProps['about'],
  typed: Readonly<Record<string, TypedChild>>,
): Record<string, TypedChild> =>
  Object.fromEntries(about.map(({ id }) => [id, { ...(typed[id] ?? NO_CHILD), ...all }]));

type QuestionsProps = {
  readonly id: string;
  readonly of: string | null;
  readonly value: Answers;
  readonly onChange: (some: Partial<Answers>) => void;
};

function Questions({ id, of, value, onChange }: QuestionsProps) {
  const title = (text: string): string =>
    of === null ? text : `${of}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return (
    <>
      <RadioInput
        question={{ id: `views-${id}`, title: title(VIEWS.title), optional: true }}
        value={value.childViews}
        onChange={(childViews) => onChange({ childViews })}
        options={OPTIONS}
      />
      <YesNoInput
        question={{ id: `updated-${id}`, title: title(UPDATED.title), optional: true }}
        value={value.planUpdated}
        onChange={(planUpdated) => onChange({ planUpdated })}
      />
    </>
  );
}
