import './plan.scss';
import { diffWordsWithSpace } from 'diff';
import { useState } from 'react';

import { type Pair, sideBySide } from '../../../documents/plan/lines.ts';
import { type Version, versionsOf } from '../../../documents/plan/versions.ts';
import { dayText } from '../../../engine/words.ts';
import { SelectInput } from '../../shared/form/Inputs.tsx';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';

type Props = { readonly id: string; readonly from?: number | undefined; readonly to?: number | undefined };

/** Two texts of the plan side by side, with what changed. */
export const ComparePlansScreen = ({ id, from, to }: Props) => (
  <Loaded of={useCase(id)} title="What changed in the plan">
    {(opened) => (
      <ChildFrame opened={opened} place={null} title="What changed in the plan">
        <Compare opened={opened} from={from} to={to} />
      </ChildFrame>
    )}
  </Loaded>
);

function Compare({
  opened: { file, run },
  from,
  to,
}: {
  opened: OpenCase;
  from: number | undefined;
  to: number | undefined;
}) {
  const { open } = useNavigation();
  const [showsAll, setShowsAll] = useState(false);
  const versions = versionsOf(run);
  const after = versions.find(({ n }) => n === to) ?? versions.at(-1);
  const before = versions.find(({ n }) => n === (from ?? (after?.n ?? 0) - 1)) ?? versions[0];
  if (!before || !after || versions.length < 2) {
    return (
      <p className="govuk-body">
        There are no two texts of the plan to compare yet. <Link to={{ name: 'plan', id: file.id }}>See the plan</Link>.
      </p>
    );
  }
  const pairs = sideBySide(before.fact, after.fact);
  const changed = pairs.filter((pair) => pair.before !== pair.after);
  const options = versions.map(({ n, fact }) => ({ value: String(n), label: `Text ${n}, ${dayText(fact.on)}` }));
  const choose = (part: 'from' | 'to', value: string): void =>
    open(
      { name: 'comparePlans', id: file.id, from: before.n, to: after.n, [part]: Number(value) || undefined },
      'replace',
    );
  return (
    <>
      <div className="wm-compare__which">
        <SelectInput
          question={{ id: 'from', title: 'From' }}
          value={String(before.n)}
          onChange={(value) => choose('from', value)}
          options={options}
        />
        <SelectInput
          question={{ id: 'to', title: 'To' }}
          value={String(after.n)}
          onChange={(value) => choose('to', value)}
          options={options}
        />
      </div>
      <p className="govuk-body" role="status">
        {changed.length === 0 ? 'The two texts say the same.' : `${changed.length} of ${pairs.length} lines changed.`}{' '}
        {changed.length < pairs.length ? (
          <button type="button" className="wm-linklike" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show only what changed' : 'Show all lines'}
          </button>
        ) : null}
      </p>
      <Table pairs={showsAll ? pairs : changed} before={before} after={after} />
    </>
  );
}

const kindOf = ({ before, after }: Pair): 'added' | 'removed' | 'changed' | 'same' => {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return before === after ? 'same' : 'changed';
};
const KIND_WORDS = { added: 'New', removed: 'Taken out', changed: 'Changed', same: 'The same' };

function Table({ pairs, before, after }: { pairs: readonly Pair[]; before: Version; after: Version }) {
  if (pairs.length === 0) return null;
  return (
    <table className="wm-compare">
      <caption className="govuk-visually-hidden">
        Text {before.n} and text {after.n}, line by line
      </caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Text {before.n}</th>
          <th scope="col">Text {after.n}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.place} className={`wm-compare__row wm-compare__row--${kindOf(pair)}`}>
            <th scope="row">
              {pair.title}
              <span className="wm-compare__kind">{KIND_WORDS[kindOf(pair)]}</span>
            </th>
            <td dir="auto" data-side={`Text ${before.n}`}>
              <Side pair={pair} side="before" />
            </td>
            <td dir="auto" data-side={`Text ${after.n}`}>
              <Side pair={pair} side="after" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One side of a line: what only this side has is marked, by a line through or under it, not by colour alone. */
function Side({ pair, side }: { pair: Pair; side: 'before' | 'after' }) {
  const text = pair[side];
  if (text === null) return <span className="wm-muted">Not in this text</span>;
  if (pair.before === null || pair.after === null) return side === 'before' ? <del>{text}</del> : <ins>{text}</ins>;
  return diffWordsWithSpace(pair.before, pair.after).map(({ value, added, removed }, index) => {
    if (side === 'before' ? added : removed) return null;
    // The parts of one line have no identity but their place.
    if (side === 'before' ? removed : added)
      return side === 'before' ? <del key={index}>{value}</del> : <ins key={index}>{value}</ins>;
    return <span key={index}>{value}</span>;
  });
}
