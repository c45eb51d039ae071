import { CheckboxInput } from '../../shared/form/Inputs.tsx';
import { namesOf } from './ChangesPanel.tsx';
import type { Child } from './facts.ts';
import type { PartProps } from './MeetingForm.tsx';

/** For which brothers and sisters the same meeting is recorded; each keeps a plan and a record of their own. */
export function Together({
  typed,
  change,
  all,
  own,
}: PartProps & { readonly all: readonly Child[]; readonly own: string }) {
  const siblings = all.filter(({ id }) => id !== own);
  if (siblings.length === 0) return null;
  const ids = siblings.map(({ id }) => id);
  const isAll = ids.every((id) => typed.with.includes(id));
  return (
    <div className="wm-meeting__together">
      <CheckboxInput
        question={{
          id: 'with',
          title: 'Was it about brothers and sisters too?',
          hint: 'It is recorded once. Each child keeps a plan, a record and dates of their own.',
        }}
        value={typed.with}
        onChange={(chosen) => change({ with: chosen })}
        options={siblings.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {ids.length > 1 && !isAll ? (
        <button type="button" className="wm-linklike" onClick={() => change({ with: ids })}>
          All of them: {namesOf(siblings.map(({ name }) => name))}
        </button>
      ) : null}
    </div>
  );
}
