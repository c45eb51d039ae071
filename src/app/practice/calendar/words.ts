import { dayText } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import type { Month } from './entries.ts';

/** "March 2026" */
export const monthWords = (month: Month): string =>
  dayText(`${month}-01` as Day)
    .split(' ')
    .slice(2)
    .join(' ');
