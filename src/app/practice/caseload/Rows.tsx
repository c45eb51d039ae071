import { lazy, memo, type RefCallback, type RefObject, Suspense } from 'react';

import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';
import { Link } from '../../shared/navigation.tsx';
import { DayText, DueMark, statusOn } from '../../shared/ui/Due.tsx';
import { usePrinting } from '../../shared/ui/usePrinting.ts';
import { stageWords } from '../stages.ts';
import type { Line } from './find.ts';
import { soonest } from './urgency.ts';

// What keeps a long list short on the page is loaded only for a long list.
const LongRows = lazy(async () => ({ default: (await import('./LongRows.tsx')).LongRows }));

export type RowsProps = {
  readonly lines: readonly Line[];
  readonly day: Day;
  readonly onFamily: (family: string) => void;
};

/** Up to here all rows are on the page, as in any table, and on paper; of longer lists only those around what is seen. */
const FEW = 150;

export const Rows = memo(function Rows(props: RowsProps) {
  const isPrinting = usePrinting();
  const { lines } = props;
  if (lines.length > FEW && !isPrinting) {
    return (
      <Suspense fallback={<RowTable {...props} shown={numbered(lines.slice(0, FEW))} />}>
        <LongRows {...props} />
      </Suspense>
    );
  }
  return <RowTable {...props} shown={numbered(lines)} />;
});

type Numbered = { readonly line: Line; readonly index: number };
const numbered = (lines: readonly Line[]): Numbered[] => lines.map((line, index) => ({ line, index }));

type RowTableProps = Pick<RowsProps, 'day' | 'onFamily'> & {
  readonly shown: readonly Numbered[];
  /** Where these are some rows of a longer list: how many there are, and the room of those before and after. */
  readonly part?: {
    readonly table: RefObject<HTMLTableElement | null>;
    readonly measure: RefCallback<HTMLTableRowElement>;
    readonly of: number;
    readonly before: number;
    readonly after: number;
  };
};

export const RowTable = ({ shown, day, onFamily, part }: RowTableProps) => (
  <div className="wm-scroll">
    <table className="govuk-table wm-caseload" ref={part?.table} aria-rowcount={part && part.of + 1}>
      <caption className="govuk-visually-hidden">Children, the most urgent first</caption>
      <thead className="govuk-table__head">
        <tr>
          <th scope="col">Child</th>
          <th scope="col">Where in the plan</th>
          <th scope="col">Next step</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        <Space height={part?.before ?? 0} />
        {shown.map(({ line, index }) => {
          const place = {
            'data-index': index,
            ...(part ? { 'aria-rowindex': index + 2, ref: part.measure } : {}),
          };
          return line.kind === 'family' ? (
            <tr key={keyOf(line)} className="wm-family" {...place}>
              <th scope="rowgroup" colSpan={4}>
                {line.family === null ? 'No family recorded' : `${line.family} family`}
                <span className="wm-under">
                  {line.children} {line.children === 1 ? 'child' : 'children'}
                </span>
              </th>
            </tr>
          ) : (
            <Row key={keyOf(line)} row={line.row} day={day} onFamily={onFamily} place={place} />
          );
        })}
        <Space height={part?.after ?? 0} />
      </tbody>
    </table>
  </div>
);

export const keyOf = (line: Line | undefined): string =>
  line?.kind === 'child' ? line.row.id : `family ${line?.family ?? ''}`;

/** Stands for the rows that are not on the page. */
const Space = ({ height }: { height: number }) =>
  height > 0 ? <tr aria-hidden="true" className="wm-space" style={{ height }} /> : null;

type RowProps = {
  readonly row: CaseRow;
  readonly day: Day;
  readonly onFamily: (family: string) => void;
  readonly place: object;
};

function Row({ row, day, onFamily, place }: RowProps) {
  const { record, summary, isAwaited } = row;
  const { family } = record;
  const name = (
    <th scope="row">
      <Link to={{ name: 'child', id: row.id }} className="govuk-link wm-name">
        {record.child.name}
      </Link>
      <span className="wm-under">
        {summary?.authority}
        {family === undefined ? null : (
          <>
            {summary ? ' · ' : ''}
            <button
              type="button"
              className="wm-linklike"
              aria-label={`Show only the ${family} family`}
              onClick={() => onFamily(family)}
            >
              {family}
            </button>
          </>
        )}
      </span>
    </th>
  );
  if (!summary) {
    return (
      <tr {...place}>
        {name}
        <td colSpan={3} className="wm-muted">
          {isAwaited ? 'Being worked out…' : 'This child cannot be shown in the list. Open it to see why.'}
        </td>
      </tr>
    );
  }
  const due = soonest(row);
  return (
    <tr {...place}>
      {name}
      <td data-label="Where">
        {stageWords(summary, day)}
        {summary.worker === null ? null : <span className="wm-under">{summary.worker}</span>}
      </td>
      <td data-label="Next">
        {summary.next ? (
          <>
            {summary.next.what}
            <span className="wm-under">{summary.next.who}</span>
          </>
        ) : (
          <span className="wm-muted">Nothing is awaited</span>
        )}
      </td>
      <td data-label="Due">
        {due ? (
          <>
            <DueMark deadline={{ status: statusOn(due, day), due, metOn: null }} today={day} />
            <span className="wm-under">
              <DayText day={due} />
            </span>
          </>
        ) : summary.undated ? (
          <DueMark deadline={{ status: 'unset', due: null, metOn: null }} today={day} />
        ) : (
          <span className="wm-muted">–</span>
        )}
      </td>
    </tr>
  );
}
