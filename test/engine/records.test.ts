import { describe, expect, test } from 'vitest';

import { expectedAt, leadOf, membersOf } from '../../src/engine/members.ts';
import { previewAll } from '../../src/engine/preview.ts';
import { agreementOf, isSettled, recordsOf } from '../../src/engine/records.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, reviewHeld, under, type Written, written } from '../given.ts';

const group = [
  { role: 'parentOrCarer', name: 'M. Cole' },
  { role: 'parentOrCarer', name: 'J. Cole' },
  { role: 'teacher', name: 'C. Lee', agency: 'Hill School' },
];
const made = planMade('2026-01-06', { leadSocialWorker: 'A. Okafor', coreGroup: group });
const on = '2026-01-15';

describe('P13, P14: who is in the core group', () => {
  const story = under('surrey').given(made);

  test('P14: whom the conference named, with names, and who joined or left since', () => {
    const changed = story.when(
      { type: 'member.joined', on, role: 'schoolNurse', name: 'B. Hart', standIn: 'D. Moss' },
      { type: 'member.left', on, role: 'parentOrCarer', name: 'M. Cole' },
    );
    expect(membersOf(changed.run())).toMatchObject([
      { role: 'parentOrCarer', name: 'J. Cole' },
      { role: 'teacher', name: 'C. Lee', agency: 'Hill School' },
      { role: 'schoolNurse', name: 'B. Hart', standIn: 'D. Moss' },
    ]);
  });

  test('P14: the lead social worker is expected though only named beside the members', () => {
    expect(expectedAt(story.run())?.[0]).toEqual({ role: 'leadSocialWorker', name: 'A. Okafor' });
    const changed = story.when({ type: 'worker.changed', on, leadSocialWorker: 'E. Fern' });
    expect(leadOf(changed.run())).toBe('E. Fern');
  });

  test('P14: a review that names a group replaces it, one that names nobody leaves it', () => {
    const named = reviewHeld('2026-04-01', 'continue', { coreGroup: [{ role: 'teacher' }] });
    expect(membersOf(story.when(named).run())).toEqual([{ role: 'teacher' }]);
    expect(membersOf(story.when(reviewHeld('2026-04-01')).run())).toHaveLength(3);
    expect(membersOf(under('surrey').given(planMade('2026-01-06')).run())).toBeNull();
  });

  test('P14: the roles are those that the plan itself goes by', () => {
    const changed = story.when(
      { type: 'member.left', on, role: 'parentOrCarer', name: 'M. Cole' },
      { type: 'member.left', on, role: 'police' },
      { type: 'member.joined', on, role: 'police' },
    );
    const run = changed.run();
    const { members } = must(run.processes.get('plan'), 'the plan').context as unknown as { members: string[] };
    expect(
      membersOf(run)
        ?.map(({ role }) => role)
        .toSorted(),
    ).toEqual(members.toSorted());
  });
});

describe('R7 to R9: the circulation of a record', () => {
  const held = under('surrey').given(made, coreGroup(on, { chair: 'teamManager' }));
  const sent = (version: string, to?: string[]): Written => ({
    type: 'record.circulated',
    on: '2026-01-20',
    meeting: 1,
    version,
    ...(to ? { to } : {}),
  });
  const answered = (member: string, answer: 'agrees' | 'disagrees', name?: string): Written => ({
    type: 'record.answered',
    on: '2026-01-26',
    meeting: 1,
    member,
    answer,
    ...(name ? { name } : {}),
  });
  const first = (story: typeof held) => must(recordsOf(story.run())[0], 'the first record');

  test('R7: Surrey sends it to the members, the manager and the conference chair', () => {
    const { readers, clauses } = first(held);
    expect(readers.map(({ role, name, isMember }) => [role, name, isMember])).toEqual([
      ['leadSocialWorker', 'A. Okafor', true],
      ['parentOrCarer', 'M. Cole', true],
      ['parentOrCarer', 'J. Cole', true],
      ['teacher', 'C. Lee', true],
      ['teamManager', undefined, false],
      ['conferenceChair', undefined, false],
    ]);
    expect(clauses).toEqual(['surrey.lsw.6.a']);
  });

  test('R7: Nottinghamshire’s notes are the members’ own', () => {
    const story = under('nottinghamshire').given(made, coreGroup(on));
    expect(first(story).readers.every(({ isMember }) => isMember)).toBe(true);
  });

  test('R7: whom the meeting’s own list names come before whom the conference named', () => {
    const people = [{ role: 'police', name: 'P. Shaw', was: 'came' as const }];
    const story = under('oxfordshire').given(made, coreGroup(on, { people }));
    expect(first(story).readers).toMatchObject([{ role: 'police', name: 'P. Shaw' }]);
  });

  describe('R10: in Croydon the record also goes to whoever else has a task', () => {
    const agreed = (action: string, who: string, day: Written['on'] = on): Written => ({
      type: 'action.agreed',
      on: day,
      action,
      what: 'Something',
      who,
      by: '2026-03-02',
    });
    const croydon = under('croydon').given(made, coreGroup(on, { chair: 'teamManager' }));
    const tasked = (...facts: readonly Written[]) =>
      must(recordsOf(croydon.when(...facts).run())[0], 'the first record').readers.filter(({ hasTask }) => hasTask);

    test('R10: by name or by role, once each, and no member a second time', () => {
      const found = tasked(
        agreed('a', 'F. Reed'),
        agreed('b', ' f. reed '),
        agreed('c', 'm. cole'),
        agreed('d', 'key worker'),
        agreed('e', 'school nurse'),
        agreed('f', 'child protection chair'),
      );
      expect(found.map(({ role, name, isMember }) => [role, name, isMember])).toEqual([
        ['F. Reed', undefined, false],
        ['schoolNurse', undefined, false],
      ]);
    });

    test('R10: nor whose task was done before the meeting, or agreed after the record was out', () => {
      const story = [
        agreed('a', 'F. Reed', '2026-01-07'),
        { type: 'action.done', on: '2026-01-14', action: 'a' },
        { type: 'record.circulated', on: '2026-01-20', meeting: 1 },
        agreed('b', 'G. Hall', '2026-01-21'),
      ] satisfies Written[];
      expect(tasked(...story)).toEqual([]);
      expect(tasked(agreed('a', 'F. Reed'), { type: 'action.done', on: '2026-01-16', action: 'a' })).toHaveLength(1);
    });

    test('R10: the text of the plan gives tasks too', () => {
      const needs = [
        { need: 'n', says: 'School', outcome: 'There daily', actions: [{ action: 'a', what: 'Walk', who: 'F. Reed' }] },
      ];
      expect(tasked({ type: 'plan.written', on: '2026-01-19', needs })).toMatchObject([{ role: 'F. Reed' }]);
    });

    test('R10: elsewhere a task alone is no reason', () => {
      const story = under('surrey').given(made, coreGroup(on, { chair: 'teamManager' }), agreed('a', 'F. Reed'));
      expect(recordsOf(story.run())[0]?.readers.some(({ role }) => role === 'F. Reed')).toBe(false);
    });
  });

  test('R8: who got which version when', () => {
    const { readers, log } = first(held.when(sent('Draft', ['teacher', 'J. Cole']), sent('Final')));
    expect(log).toHaveLength(2);
    expect(readers.map(({ got }) => got.map(({ version }) => version))).toEqual([
      ['Final'],
      ['Final'],
      ['Draft', 'Final'],
      ['Draft', 'Final'],
      ['Final'],
      ['Final'],
    ]);
  });

  test('R9: the newest answer of each member counts, and two of one role answer each for themselves', () => {
    const story = held.when(
      sent('Final'),
      answered('teacher', 'disagrees'),
      answered('teacher', 'agrees'),
      answered('parentOrCarer', 'agrees', 'M. Cole'),
    );
    const record = first(story);
    expect(agreementOf(record)).toEqual({ agree: 2, disagree: 0, of: 4 });
    expect(record.readers.find(({ name }) => name === 'J. Cole')?.answer).toBeNull();
    expect(isSettled(record)).toBe(false);
    expect(isSettled(first(story.when({ type: 'record.agreed', on: '2026-01-27', meeting: 1 })))).toBe(true);
  });
});

describe('N8: several facts at once', () => {
  test('N8: a preview of several facts is the run with all of them added, and what differs', () => {
    const current = under('oxfordshire').given(made).asOf(on).run();
    const facts = written([
      coreGroup(on, { chair: 'teamManager' }),
      { type: 'action.agreed', on, action: 'gp', what: 'Register', who: 'M. Cole', by: '2026-02-02' },
      { type: 'record.agreed', on, meeting: 1 },
    ]).map((fact) => ({ ...fact, id: `new ${fact.id}` }));
    const { after, refused, difference } = previewAll(current, facts);
    expect(refused.map(({ fact }) => fact.type)).toEqual(['record.agreed']);
    expect(after.given).toHaveLength(4);
    expect(difference.deadlines.flatMap(({ after: is }): string[] => (is ? [is.id] : [])).toSorted()).toEqual([
      'action',
      'firstCoreGroup',
      'nextCoreGroup',
    ]);
  });
});
