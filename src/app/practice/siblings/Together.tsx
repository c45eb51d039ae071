import './family.scss';

import { CheckboxInput } from '../../shared/form/Inputs.tsx';
import { type Child, namesOf } from './saving.ts';

type TogetherProps = {
  readonly title: string;
  readonly hint: string;
  readonly siblings: readonly (Child & { readonly note?: string })[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** For which brothers and sisters the same is recorded; each keeps a plan, records and dates of their own. */
export function Together({ title, hint, siblings, value, onChange }: TogetherProps) {
  if (siblings.length === 0) return null;
  const ids = siblings.map(({ id }) => id);
  const isAll = ids.every((id) => value.includes(id));
  return (
    <div className="wm-together">
      <CheckboxInput
        question={{ id: 'with', title, hint }}
        value={value}
        onChange={onChange}
        options={siblings.map(({ id, name, note }) => ({
          value: id,
          label: note === undefined ? name : `${name} (${note})`,
        }))}
      />
      {ids.length > 1 && !isAll ? (
        <button type="button" className="wm-linklike" onClick={() => onChange(ids)}>
          All of them: {namesOf(siblings.map(({ name }) => name))}
        </button>
      ) : null}
    </div>
  );
}
