import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

import { keyOf, type RowsProps, RowTable } from './Rows.tsx';

const ROW_HEIGHT = 81;

/** A long list: only the rows around what is seen are on the page, and each says which of how many it is. */
export function LongRows({ lines, ...props }: RowsProps) {
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (table.current) setTop(table.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  // The compiler that would memoise what it returns is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: top,
    getItemKey: (index) => keyOf(lines[index]),
  });
  const seen = virtualizer.getVirtualItems();
  const shown = seen.flatMap(({ index }) => {
    const line = lines[index];
    return line ? [{ line, index }] : [];
  });
  const part = {
    table,
    measure: virtualizer.measureElement,
    of: lines.length,
    before: (seen[0]?.start ?? top) - top,
    after: virtualizer.getTotalSize() - ((seen.at(-1)?.end ?? top) - top),
  };
  return <RowTable {...props} shown={shown} part={part} />;
}
