import { describe, expect, test } from 'vitest';

import { tellCancelled } from '../../src/app/practice/arrange/facts.ts';
import { tellAgreed, tellAnswered } from '../../src/app/practice/records/answering.ts';
import { recordOn } from '../../src/app/practice/records/sending.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, under, type Written } from '../given.ts';

const parent = { role: 'parentOrCarer', name: 'M. Cole' };
const child = (name: string, before: readonly Written[], teacher: string, more: readonly Written[] = []) => {
  const n = before.length + 1;
  const group = [parent, { role: 'teacher', name: teacher }];
  const run = under('surrey')
    .given(planMade('2026-01-13', { coreGroup: group }), ...before, coreGroup('2026-03-02'))
    .given({ type: 'record.circulated', on: '2026-03-03', meeting: n }, ...more)
    .asOf('2026-03-04')
    .run();
  return { id: name, name, run };
};
const record = (of: ReturnType<typeof child>) => recordOn(of, '2026-03-02');
const ana = child('Ana', [coreGroup('2026-01-22')], 'C. Lee');
const bea = child('Bea', [], 'D. Moss');
const readerOf = (name: string) =>
  must(
    [...record(ana), ...record(bea)].flatMap((each) => each.record.readers).find((each) => each.name === name),
    name,
  );

describe('K6: answers to the record of one meeting, given once for brothers and sisters', () => {
  const records = [...record(ana), ...record(bea)];

  test('K6: each child’s record has its own number', () => {
    expect(tellAnswered(readerOf('M. Cole'), { answer: 'agrees', says: '' }, records)).toEqual([
      { caseId: 'Ana', details: { meeting: 2, member: 'parentOrCarer', name: 'M. Cole', answer: 'agrees' } },
      { caseId: 'Bea', details: { meeting: 1, member: 'parentOrCarer', name: 'M. Cole', answer: 'agrees' } },
    ]);
  });

  test('K6: a brother’s teacher answers for the brother alone', () => {
    const told = tellAnswered(readerOf('D. Moss'), { answer: 'disagrees', says: 'Too soon' }, records);
    expect(told).toMatchObject([{ caseId: 'Bea', details: { answer: 'disagrees', says: 'Too soon' } }]);
  });

  test('K6: cut short and pressed again, it stores what is missing', () => {
    const said: Written = {
      type: 'record.answered',
      on: '2026-03-04',
      meeting: 1,
      member: 'parentOrCarer',
      name: 'M. Cole',
      answer: 'agrees',
    };
    const half = [...record(child('Bea', [], 'D. Moss', [said])), ...record(ana)];
    const again = tellAnswered(readerOf('M. Cole'), { answer: 'agrees', says: '' }, half);
    expect(again.map(({ caseId }) => caseId)).toEqual(['Ana']);
  });

  test('K6: it is agreed for those of whom everybody has answered', () => {
    expect(tellAgreed(records)).toEqual([]);
  });
});

describe('a core group cancelled once for brothers and sisters', () => {
  const draft = { with: ['Bea'], on: typedDay('2026-03-04'), reason: ' flu ', saving: null };

  test('is cancelled for each child', () => {
    const { parts, errors } = tellCancelled(draft, [ana, bea], '2026-03-04');
    expect(errors).toEqual({});
    expect(parts).toMatchObject([
      { caseId: 'Ana', facts: [{ type: 'coreGroup.cancelled', on: '2026-03-04', reason: 'flu' }] },
      { caseId: 'Bea', facts: [{ type: 'coreGroup.cancelled', on: '2026-03-04', reason: 'flu' }] },
    ]);
  });

  test('without a reason, or in the future, is asked for again', () => {
    const { parts, errors } = tellCancelled({ ...draft, reason: '', on: typedDay('2026-03-05') }, [ana], '2026-03-04');
    expect(parts).toEqual([]);
    expect(Object.keys(errors)).toEqual(['on', 'reason']);
  });
});
