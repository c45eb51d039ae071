import { useMemo } from 'react';

import { type Active, activeIn } from '../../../diagram/active.ts';
import { type Diagram, lineText } from '../../../diagram/model.ts';
import { type Exit, type OutlineItem, outlineOf } from '../../../diagram/outline.ts';
import { citation } from '../../../diagram/words.ts';
import { ruleLineText } from '../../../diagram/rules.ts';
import { STATUS_WORDS } from './words.ts';

/** The diagram as a nested list. */
export function Outline({ diagram, active: paths }: { readonly diagram: Diagram; readonly active: readonly string[] }) {
  const root = useMemo(() => outlineOf(diagram), [diagram]);
  const active = useMemo(() => activeIn(diagram, paths), [diagram, paths]);
  return (
    <ul className="statechart-outline">
      <Item item={root} active={active} />
    </ul>
  );
}

function Item({
  item: { box, exits, hears, inside },
  active,
}: {
  readonly item: OutlineItem;
  readonly active: Active;
}) {
  const isHere = active.leaves.has(box.id);
  const status = active.status.get(box.id);
  return (
    <li className={box.off ? 'is-off' : undefined} aria-current={isHere || undefined}>
      <strong>{box.label}</strong>
      {box.initial && ' (starts here)'}
      {isHere && ' '}
      {isHere && <span className="statechart-here">the case is here{status ? `, ${STATUS_WORDS[status]}` : ''}</span>}
      {box.off && ' (not reached under this policy)'}
      {box.says && <span className="statechart-says"> {box.says}</span>}
      <ul>
        {box.wait?.rules.map((rule) => (
          <li key={rule.text + String(rule.when)}>
            Time: {rule.silence === null ? ruleLineText(rule) : `${ruleLineText(rule)}. ${rule.silence}`}
            {rule.clauses.length > 0 && ` (${citation(rule.clauses)})`}
          </li>
        ))}
        {exits.filter(isSaidOnce).map((exit) => (
          <li key={exit.kind + exit.text + String(exit.guard) + exit.to.id} className={exit.off ? 'is-off' : undefined}>
            <ExitText exit={exit} />
          </li>
        ))}
        {hears.length > 0 && <li>Also hears: {hears.join('; ')}</li>}
        {inside.map((one) => (
          <Item key={one.box.id} item={one} active={active} />
        ))}
      </ul>
    </li>
  );
}

/** A deadline with several rules passes in one way only; the rules stand above. */
const isSaidOnce = (exit: Exit, index: number, exits: readonly Exit[]): boolean =>
  exit.kind !== 'timer' || exits.findIndex(({ kind }) => kind === 'timer') === index;

function ExitText({ exit: { kind, text, guard, to, off } }: { readonly exit: Exit }) {
  return (
    <>
      {kind === 'timer' ? 'When the time is over' : lineText({ text, guard })} <span aria-hidden="true">→</span>
      <span className="statechart-hidden"> leads to </span> {to.label}
      {off && ' (does not happen under this policy)'}
    </>
  );
}
