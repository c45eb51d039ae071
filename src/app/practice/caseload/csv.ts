import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';
import { dueWords, statusOn } from '../../shared/ui/Due.tsx';
import { stageWords } from '../stages.ts';
import { soonest } from './urgency.ts';

const COLUMNS = [
  'Child',
  'Family',
  'Born',
  'Authority',
  'Lead social worker',
  'Where in the plan',
  'Next step',
  'Who',
  'Due',
  'How it stands',
  'Rules not kept',
] as const;

/** The list as a file for a spreadsheet, in UTF-8 with a mark that says so, which Excel needs. */
export function csvOf(rows: readonly CaseRow[], today: Day): string {
  const lines = rows.map(({ record: { child, family }, summary }, index) => {
    const row = rows[index];
    const due = row ? soonest(row) : null;
    const status = due ? dueWords({ status: statusOn(due, today), due, metOn: null }, today) : '';
    return [
      child.name,
      family ?? '',
      child.born ?? '',
      summary?.authority ?? '',
      summary?.worker ?? '',
      summary ? stageWords(summary, today) : '',
      summary?.next?.what ?? '',
      summary?.next?.who ?? '',
      due ?? '',
      status,
      String(summary?.breaches ?? ''),
    ];
  });
  return `\uFEFF${[COLUMNS, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * A cell that a spreadsheet takes for text. One that begins like a formula is given an apostrophe, or opening the file
 * would carry it out (OWASP, "CSV Injection").
 */
export function cell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r\n|%＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
