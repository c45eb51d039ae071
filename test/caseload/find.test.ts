import { describe, expect, test } from 'vitest';

import { cell, csvOf } from '../../src/app/practice/caseload/csv.ts';
import {
  DUE,
  endOfWeek,
  filtered,
  isDue,
  linesOf,
  ordered,
  urgentIn,
  weekOf,
} from '../../src/app/practice/caseload/find.ts';
import type { CaseRow } from '../../src/app/shared/book.ts';
import { screenOf, urlOf } from '../../src/app/shared/screens.ts';
import type { Summary } from '../../src/app/shared/summary.ts';
import type { Day } from '../../src/facts/day.ts';

const TODAY: Day = '2026-03-04'; // a Wednesday

const child = (name: string, summary: Partial<Summary> = {}, family?: string): CaseRow => ({
  id: name,
  record: { child: { name }, policy: 'croydon', createdAt: '', ...(family === undefined ? {} : { family }) },
  isAwaited: false,
  summary: {
    authority: 'Croydon',
    worker: 'A. Okafor',
    stage: 'onPlan',
    planStart: '2026-01-05',
    endedOn: null,
    next: null,
    due: [],
    meetings: [],
    undated: false,
    measures: {} as Summary['measures'],
    breaches: 0,
    asOf: TODAY,
    changesOn: null,
    ...summary,
  },
});
const due = (...days: Day[]): Partial<Summary> => ({ due: days.map((day) => ({ name: 'x', day })) });

const ROWS = [
  child('Amira', due('2026-03-01'), 'Rahman'),
  child('Bilal', due('2026-03-08'), 'Rahman'),
  child('Cerys', { ...due('2026-03-09'), authority: 'Surrey', worker: 'B. Lindqvist', stage: 'enquiry' }),
  child('Dylan', { meetings: [{ name: 'Core group', day: '2026-03-06', time: null }], undated: true }),
];
const names = (filter: Parameters<typeof filtered>[1]): string[] =>
  filtered(ordered(ROWS), filter, TODAY).map(({ record }) => record.child.name);

describe('The list of children', () => {
  test('finds by every word of a search, in any order, in names, families, workers and authorities', () => {
    expect(names({ search: 'rah ami' })).toEqual(['Amira']);
    expect(names({ search: 'SURREY lindq' })).toEqual(['Cerys']);
    expect(names({ search: 'nobody' })).toEqual([]);
  });

  test('filters by what is overdue, due this week to its Sunday, meetings, dates to agree', () => {
    expect(endOfWeek(TODAY)).toBe('2026-03-08');
    expect(names({ due: 'overdue' })).toEqual(['Amira']);
    expect(names({ due: 'week' })).toEqual(['Bilal']);
    expect(names({ due: 'meetings' })).toEqual(['Dylan']);
    expect(names({ due: 'undated' })).toEqual(['Dylan']);
  });

  test('a date of today is due this week and not overdue', () => {
    const row = child('Esme', due(TODAY));
    expect(DUE.filter((each) => isDue(row, each, weekOf(TODAY)))).toEqual(['week']);
  });

  test('the numbers of the day are how many children each of those filters shows, and the meetings come soonest first', () => {
    const later = child('Finn', { meetings: [{ name: 'Review', day: '2026-03-05', time: null }] });
    const { counts, meetings } = urgentIn([...ROWS, later], TODAY);
    expect(counts).toEqual({ overdue: 1, week: 1, meetings: 2, undated: 1 });
    expect(meetings.map(({ row, name }) => `${row.id}: ${name}`)).toEqual(['Finn: Review', 'Dylan: Core group']);
  });

  test('filters by authority, worker, stage and family, all at once; part of a family’s name will do', () => {
    expect(names({ authority: 'Croydon', worker: 'A. Okafor', stage: 'onPlan', family: 'Rahman' })).toEqual([
      'Amira',
      'Bilal',
    ]);
    expect(names({ authority: 'Surrey', stage: 'onPlan' })).toEqual([]);
    expect(names({ family: 'rah' })).toEqual(['Amira', 'Bilal']);
  });

  test('puts families together where their most urgent child stands, and children without one last', () => {
    const rows = filtered(ordered(ROWS), {}, TODAY);
    const said = linesOf(rows, true).map((line) =>
      line.kind === 'family' ? `${line.family} ${line.children}` : line.row.record.child.name,
    );
    expect(said).toEqual(['Rahman 2', 'Amira', 'Bilal', 'null 2', 'Cerys', 'Dylan']);
  });

  test('its address holds the filter after the #, which no server sees, and leads back to it', () => {
    const filter = { search: 'ámi & co', due: 'overdue', by: 'family' };
    const url = new URL(urlOf({ name: 'caseload', filter }), 'http://x');
    expect([url.pathname, url.search]).toEqual(['/children', '']);
    expect(screenOf(url)).toEqual({ name: 'caseload', filter });
    expect(urlOf({ name: 'caseload' })).toBe('/children');
  });
});

describe('The list as a file for a spreadsheet', () => {
  test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '  =1', '\r=1', '|cmd', '＝1'])(
    'a cell that begins like a formula is text: %j',
    (text) => {
      expect(cell(text)).toBe(`"'${text}"`);
    },
  );

  test('quotes, commas and line breaks stay within their cell', () => {
    expect(cell('a "b", c\nd')).toBe('"a ""b"", c\nd"');
  });

  test('has a line for each child, and a name made to be a formula does no harm', () => {
    const text = csvOf([child('=HYPERLINK("http://x")', due('2026-03-01'), '@home')], TODAY);
    const [head = '', line = ''] = text.split('\r\n');
    expect(head.startsWith('\uFEFF"Child","Family"')).toBe(true);
    expect(line).toBe(
      `"'=HYPERLINK(""http://x"")","'@home","","Croydon","A. Okafor","On a plan, day 59","","","2026-03-01","3 days late","0"`,
    );
  });
});
