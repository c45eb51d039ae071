export const UNITS = ['working days', 'days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/** A length of time as a document gives it. Units are never converted: 13 weeks are not 3 months. */
export type Period = { readonly count: number; readonly unit: Unit };

const PATTERN = /^(\d{1,3}) (working day|day|week|month)s?$/;

/** Reads "10 working days", "6 weeks", "2 months", "5 days"; null where the text is no such period. */
export function readPeriod(text: string): Period | null {
  const match = PATTERN.exec(text.trim());
  const count = Number(match?.[1]);
  return match && count > 0 ? { count, unit: `${match[2]}s` as Unit } : null;
}

/** "1 week", "10 working days". */
export const periodText = ({ count, unit }: Period): string => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;

export const PERIOD_HELP = 'a number and working days, days, weeks or months, such as "10 working days"';
