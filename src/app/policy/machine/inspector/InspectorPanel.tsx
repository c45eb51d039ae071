import { useEffect, useMemo, useState } from 'react';

import type { Run } from '../../../../engine/run.ts';
import { shortDay } from '../../../../engine/words.ts';
import { type Line, openStream } from './stream.ts';

const VIEWS = { sequence: 'Sequence', actors: 'Actors', facts: 'Facts', snapshots: 'Snapshots' } as const;
type View = keyof typeof VIEWS;

/** What the machines say to each other while a run is played: streamed on this page, and nowhere else. */
export function InspectorPanel({ run }: { run: Run }) {
  const stream = useMemo(() => openStream(), []);
  const [view, setView] = useState<View>('sequence');
  useEffect(() => () => stream.stop(), [stream]);
  const lines = useMemo(() => stream.follow(run), [stream, run]);
  return (
    <section className="desk-inspector" aria-label="Inspector">
      <h3>Inspector</h3>
      <p className="wm-muted">
        What each machine heard and where it went. It stays on this page; names and free text are left out.
      </p>
      <div className="desk-tabs" role="group" aria-label="Inspector shows">
        {(Object.keys(VIEWS) as View[]).map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
            {VIEWS[one]}
          </button>
        ))}
      </div>
      <Shown view={view} lines={lines} />
    </section>
  );
}

function Shown({ view, lines }: { view: View; lines: readonly Line[] }) {
  switch (view) {
    case 'actors':
      return <Actors lines={lines} />;
    case 'facts':
      return <Table head={['Day', 'What was heard', 'With']} rows={factRows(lines)} />;
    case 'snapshots':
      return <Table head={['Actor', 'State', 'Context']} rows={snapshotRows(lines)} />;
    case 'sequence':
      return <Sequence lines={lines} />;
  }
}

function Actors({ lines }: { lines: readonly Line[] }) {
  const rows = lines.flatMap(({ on, said }) => {
    if (said.type !== '@xstate.actor') return [];
    const heard = lines.filter((line) => line.said.type === '@xstate.event' && line.said.sessionId === said.sessionId);
    return [[said.name, shortDay(on), String(heard.length), stateOf(lines, said.sessionId)]];
  });
  return <Table head={['Actor', 'Since', 'Events', 'Is in']} rows={rows} />;
}

const stateOf = (lines: readonly Line[], actor: string): string => {
  const last = lines.findLast(({ said }) => said.type === '@xstate.snapshot' && said.sessionId === actor);
  return last?.said.type === '@xstate.snapshot' ? valueText(last.said.snapshot) : '';
};

const valueText = (snapshot: unknown): string => {
  const { value } = snapshot as { readonly value?: unknown };
  return Array.isArray(value) ? value.join(', ') : '';
};

function factRows(lines: readonly Line[]): string[][] {
  const seen = new Set<string>();
  return lines.flatMap(({ on, said }) => {
    if (said.type !== '@xstate.event') return [];
    const { type, on: _, ...rest } = said.event as { type: string; on?: string };
    const key = JSON.stringify(said.event);
    if (seen.has(key)) return [];
    seen.add(key);
    return [[shortDay(on), type, detailsText(rest)]];
  });
}

const detailsText = (rest: object): string =>
  Object.entries(rest)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

/** The newest of each actor. */
function snapshotRows(lines: readonly Line[]): string[][] {
  const newest = new Map<string, string[]>();
  for (const { said } of lines) {
    if (said.type !== '@xstate.snapshot') continue;
    const { context } = said.snapshot as { readonly context?: object };
    newest.set(said.sessionId, [said.sessionId, valueText(said.snapshot), context ? detailsText(context) : '']);
  }
  return [...newest.values()];
}

const Table = ({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) => (
  // What scrolls must take the focus, or the keyboard could not scroll it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="desk-log" tabIndex={0} role="region" aria-label={head.join(', ')}>
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(' ')}>
            {row.map((text, index) => (
              <td key={head[index]}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const COLUMN = 130;
const ROW = 34;
const TOP = 34;

/** Each actor a line downwards; each event an arrow to it from the case, each snapshot its state beside the line. */
function Sequence({ lines }: { lines: readonly Line[] }) {
  const actors = lines.flatMap(({ said }) => (said.type === '@xstate.actor' ? [said.name] : []));
  const heard = lines.flatMap(({ on, said }) => (said.type === '@xstate.event' ? [{ on, said }] : []));
  const at = (actor: string): number => COLUMN * (actors.indexOf(actor) + 1) + COLUMN / 2;
  const width = COLUMN * (actors.length + 1);
  const height = TOP + ROW * heard.length + 12;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="desk-log" tabIndex={0} role="region" aria-label="Sequence">
      <svg
        className="desk-sequence"
        width={width}
        height={height}
        role="img"
        aria-label="What each actor heard, in order; the facts and snapshots as tables say the same"
      >
        {['the case', ...actors].map((name, index) => (
          <g key={name}>
            <text x={COLUMN * index + COLUMN / 2} y={16} textAnchor="middle" className="desk-sequence__actor">
              {name}
            </text>
            <line x1={COLUMN * index + COLUMN / 2} x2={COLUMN * index + COLUMN / 2} y1={24} y2={height} />
          </g>
        ))}
        {heard.map(({ on, said }, index) => {
          const y = TOP + ROW * (index + 0.7);
          const x = at(said.sessionId);
          return (
            // The same event can be heard twice on a day.
            <g key={index}>
              <path d={`M${COLUMN / 2} ${y} H${x - 6}`} className="desk-sequence__arrow" />
              <path d={`M${x - 8} ${y - 4} L${x} ${y} L${x - 8} ${y + 4} Z`} className="desk-sequence__head" />
              <text x={COLUMN / 2 + 6} y={y - 5}>
                {shortDay(on)} {said.event.type}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
