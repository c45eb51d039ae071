/** One line of the table. `met` is null where there is no target, or nothing could be measured; `why` says more. */
export type Row = {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  readonly met: boolean | null;
  readonly why?: string;
  /** The figures behind it, for the JSON. */
  readonly figures?: Readonly<Record<string, number>>;
};

export const leftOut = (what: string, target: string, why: string): Row => ({
  what,
  value: '–',
  target,
  met: null,
  why,
});

export function tableText(rows: readonly Row[]): string {
  const lines = [
    ['', 'measured', 'target', ''],
    ...rows.map(({ what, value, target, met }) => [what, value, target, met === null ? '' : met ? 'met' : 'MISSED']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .flatMap((line, index) => {
      const text = line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      const why = rows[index - 1]?.why;
      return why === undefined ? [text] : [text, `  ${why}`];
    })
    .join('\n');
}

const UNITS = ['', ' k', ' million'] as const;
/** 1234567 as "1.23 million". */
export function large(value: number): string {
  const power = value >= 999_500 ? 2 : value >= 10_000 ? 1 : 0;
  return `${(value / 1000 ** power).toPrecision(3)}${UNITS[power]}`;
}
export const times = (ratio: number): string => `${ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(3)} ×`;
export const ms = (value: number): string => `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ms`;
