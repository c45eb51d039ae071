import { describe, expect, test } from 'vitest';

import { begunFor } from '../../src/app/practice/siblings/begun.ts';
import type { OpenCase } from '../../src/app/shared/useCase.ts';
import { coreGroup, planMade, under } from '../given.ts';

const open = (id: string): OpenCase => ({
  file: {
    id,
    record: { child: { name: id }, policy: 'oxfordshire', createdAt: '' },
    facts: [],
    unreadable: [],
    basis: '',
  },
  run: under('oxfordshire').given(planMade('2026-01-13'), coreGroup('2026-01-22')).run(),
});
const [ana, bea, cal] = ['Ana', 'Bea', 'Cal'].map(open) as [OpenCase, OpenCase, OpenCase];

type Kept = Readonly<Record<string, { with: string[]; saving?: { parts: [] } | null }>>;
const begun = (kept: Kept, opened: OpenCase, only?: string) =>
  begunFor(
    opened,
    [ana, bea, cal].filter((each) => each !== opened),
    (caseId, form) => Promise.resolve(kept[`${caseId} ${form}`]),
    only,
  );

describe('K7: what was begun for several children', () => {
  const kept: Kept = { 'Ana meeting': { with: ['Bea'] } };

  test('K7: is offered on the page of each of them, and of nobody else', async () => {
    for (const opened of [ana, bea])
      expect(await begun(kept, opened)).toMatchObject([
        { what: 'A core group', names: ['Ana', 'Bea'], isHalfSaved: false, screen: { name: 'record', id: 'Ana' } },
      ]);
    expect(await begun(kept, cal)).toEqual([]);
  });

  test('K7: a form offers what was begun elsewhere: its own draft stands in it already', async () => {
    expect(await begun(kept, ana, 'meeting')).toEqual([]);
    expect(await begun(kept, bea, 'meeting')).toHaveLength(1);
    expect(await begun(kept, bea, 'conference')).toEqual([]);
  });

  test('K7: what was begun for one child alone is nobody else’s', async () => {
    expect(await begun({ 'Ana meeting': { with: [] } }, ana)).toEqual([]);
  });

  test('K7: a save that was cut short says so; dates and records are found too', async () => {
    const found = await begun(
      {
        'Bea arrange review': { with: ['Ana'], saving: { parts: [] } },
        'Cal record 1': { with: ['Ana'], saving: null },
      },
      ana,
    );
    expect(found).toMatchObject([
      { what: 'The date of a conference', isHalfSaved: true, screen: { name: 'prepareConference', id: 'Bea' } },
      { what: 'Sending out a record', isHalfSaved: false, screen: { name: 'meetingRecord', id: 'Cal', n: 1 } },
    ]);
  });
});
