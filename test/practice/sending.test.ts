import { describe, expect, test } from 'vitest';

import { readersOf, recordOn, type SendDraft, tellSent } from '../../src/app/practice/records/sending.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { must } from '../../src/facts/must.ts';
import { DETAILS } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, under, type Written } from '../given.ts';

const TODAY = '2026-03-04';
const parent = { role: 'parentOrCarer', name: 'M. Cole' };

const child = (id: string, teacher: string, before: readonly Written[], more: readonly Written[] = []) => ({
  id,
  name: id,
  run: under('croydon')
    .given(
      planMade('2026-01-13', {
        leadSocialWorker: 'A. Okafor',
        coreGroup: [parent, { role: 'teacher', name: teacher }],
      }),
      ...before,
      coreGroup('2026-03-02'),
      ...more,
    )
    .asOf(TODAY)
    .run(),
});
const task: Written = {
  type: 'action.agreed',
  on: '2026-03-02',
  action: 'a',
  what: 'Reading',
  who: 'F. Reed',
  by: '2026-04-01',
};
const ana = child('Ana', 'C. Lee', [coreGroup('2026-01-22')]);
const bea = child('Bea', 'D. Moss', [], [task]);
const records = [ana, bea].flatMap((each) => recordOn(each, '2026-03-02'));

const draft = (some: Partial<SendDraft>): SendDraft => ({
  with: ['Bea'],
  on: typedDay(TODAY),
  version: 'Draft',
  to: ['M. Cole', 'C. Lee', 'D. Moss', 'F. Reed', 'conferenceChair'],
  saving: null,
  ...some,
});

describe('K6: the record of one meeting sent out for brothers and sisters', () => {
  test('K6: is each child’s own, with its own number, to its own people', () => {
    const { parts, errors } = tellSent(draft({}), records, TODAY);
    expect(errors).toEqual({});
    expect(parts[0]?.facts).toMatchObject([
      {
        type: 'record.circulated',
        on: TODAY,
        meeting: 2,
        version: 'Draft',
        to: ['M. Cole', 'C. Lee', 'conferenceChair'],
      },
    ]);
    expect(parts[1]?.facts).toMatchObject([{ meeting: 1, to: ['M. Cole', 'D. Moss', 'F. Reed', 'conferenceChair'] }]);
  });

  test('K6: everybody is asked about once, with whose record it is and who has a task', () => {
    expect(readersOf(ana.run, records).map(({ label }) => label)).toEqual([
      'A. Okafor, key worker',
      'M. Cole, parent or carer',
      'C. Lee, teacher (for Ana)',
      'child protection chair',
      'D. Moss, teacher (for Bea)',
      'F. Reed, who has a task (for Bea)',
    ]);
  });

  test('K6: a child whose people are all left out is asked about', () => {
    expect(tellSent(draft({ to: ['C. Lee'] }), records, TODAY).errors.to).toBe('Choose who got the record of Bea');
  });

  test('K6: a core group on another day is another meeting', () => {
    expect(recordOn(bea, '2026-01-22')).toEqual([]);
    expect(must(recordOn(ana, '2026-01-22')[0], 'the first record').record.n).toBe(1);
  });

  test('a long name can be on the list, as it can be among the members', () => {
    const long = 'x'.repeat(200);
    const other = child('Ana', long, []);
    const [record] = recordOn(other, '2026-03-02');
    const told = tellSent(draft({ to: [long] }), [must(record, 'the record')], TODAY);
    const [sent] = must(told.parts[0], 'the part of Ana').facts;
    expect(sent).toMatchObject({ to: [long] });
    expect(DETAILS['record.circulated'].safeParse({ meeting: 1, to: [long] }).success).toBe(true);
    expect(DETAILS['coreGroup.arranged'].safeParse({ for: TODAY, invited: [long] }).success).toBe(true);
  });

  test('a day before the meeting, in the future or none is said at its question', () => {
    const on = (day: SendDraft['on']) => tellSent(draft({ on: day }), records, TODAY).errors.on;
    expect(on(typedDay('2026-03-01'))).toContain('before the meeting');
    expect(on(typedDay('2026-03-05'))).toContain('in the future');
    expect(on({ day: '31', month: '2', year: '2026' })).toContain('Enter the day');
  });
});
