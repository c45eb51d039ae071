import { type CSSProperties, type ReactNode, useId } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { nameOf } from '../library/names.ts';
import { useOpenClause } from './clause.tsx';
import { ClausePanel } from './ClausePanel.tsx';
import { Contents } from './Contents.tsx';
import { Handle } from './Handle.tsx';
import { type OnDesk, usePanels } from './usePanels.ts';

type DeskProps = {
  readonly id: string;
  readonly policy: Policy;
  readonly title: string;
  /** Where the open clause is looked for, besides in the policy: several lie beside each other. */
  readonly beside?: readonly Policy[];
  /** The entry of the contents that is shown. */
  readonly here: string;
  readonly kind?: OnDesk;
  /** At the right while no clause is open. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

const NOTHING_OPEN = 'Press a clause, such as “10.3”, to read it here with every place where it acts.';

/** A desk: contents at the left, the document or diagram in the middle, the clause at the right. */
export function Desk({ id, policy, title, here, kind = 'document', beside = [], aside, children }: DeskProps) {
  const { panels, set, remember, toggle } = usePanels(kind);
  const { id: clause } = useOpenClause();
  const cited = [policy, ...beside].find(({ clauses }) => clause !== null && clauses[clause] !== undefined);
  const label = useId();
  const hands = { panels, onSize: set, onRest: remember, onToggle: toggle };
  const widths = { '--contents': `${panels.contents}px`, '--clause': `${panels.clause}px` } as CSSProperties;
  return (
    <Page
      title={title}
      wide="desk"
      caption={
        <>
          <Link to={{ name: 'policies' }}>Policies</Link>
          {title === nameOf(id, policy) ? null : (
            <>
              {' '}
              / <Link to={{ name: 'policy', policy: id }}>{nameOf(id, policy)}</Link>
            </>
          )}
        </>
      }
    >
      <div className={`desk desk--${kind}`} style={widths}>
        <div className={`desk-left ${panels.contents === 0 ? 'is-closed' : ''}`}>
          <details className="desk-menu">
            <summary>Contents of {policy.name}</summary>
            <Contents id={id} policy={policy} here={here} />
          </details>
          <div className="desk-pane">
            <button
              type="button"
              className="desk-fold"
              aria-expanded={panels.contents > 0}
              aria-controls={label}
              onClick={() => toggle('contents')}
            >
              {panels.contents > 0 ? 'Close contents' : 'Contents'}
            </button>
            <div id={label} hidden={panels.contents === 0}>
              <Contents id={id} policy={policy} here={here} />
            </div>
          </div>
        </div>
        <Handle side="contents" label="Width of the contents" {...hands} />
        <div className="desk-middle">{children}</div>
        <Handle side="clause" label="Width of the clause" {...hands} />
        <aside
          className={`desk-right ${clause === null && aside === undefined ? 'is-empty' : ''}`}
          aria-label="Beside it"
        >
          <div className="desk-pane">
            {cited && clause !== null ? <ClausePanel policy={cited} id={clause} /> : null}
            {aside ?? (clause === null ? <p className="wm-muted">{NOTHING_OPEN}</p> : null)}
          </div>
        </aside>
      </div>
    </Page>
  );
}
