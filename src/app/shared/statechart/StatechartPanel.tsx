import { useState } from 'react';

import { Outline } from './Outline.tsx';
import { Statechart, type StatechartProps } from './Statechart.tsx';
import { TransitionTable } from './TransitionTable.tsx';

const VIEWS = { diagram: 'Diagram', outline: 'Show as outline', table: 'Show as table' } as const;
type View = keyof typeof VIEWS;

/** The diagram, or the outline or the table that say the same. */
export function StatechartPanel(props: Omit<StatechartProps, 'tools'>) {
  const [view, setView] = useState<View>('diagram');
  const { diagram, active = [], title } = props;
  const views = (
    <div className="statechart-views" role="group" aria-label="Shown as">
      {(Object.keys(VIEWS) as View[]).map((one) => (
        <button
          key={one}
          type="button"
          className="statechart-tool"
          aria-pressed={view === one}
          onClick={() => setView(one)}
        >
          {VIEWS[one]}
        </button>
      ))}
    </div>
  );
  return (
    <section className="statechart-panel" aria-label={title}>
      {view === 'diagram' ? <Statechart {...props} tools={views} /> : <div className="statechart-tools">{views}</div>}
      {view === 'outline' && <Outline diagram={diagram} active={active} />}
      {view === 'table' && <TransitionTable diagram={diagram} title={title} />}
    </section>
  );
}
