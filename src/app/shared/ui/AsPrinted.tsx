import type { Day } from '../../../facts/day.ts';
import { dayText } from '../../../facts/dayWords.ts';

/** On paper alone: until when a page is right. */
export const AsPrinted = ({ day, more = '' }: { day: Day; more?: string }) => (
  <p className="wm-print-only">
    Correct as printed on {dayText(day)}. {more}
  </p>
);
