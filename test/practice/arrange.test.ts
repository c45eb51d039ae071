import { describe, expect, test } from 'vitest';

import { type ArrangeDraft, inviteesOf, isSameConference, tellArranged } from '../../src/app/practice/arrange/facts.ts';
import { daysToChoose, proposalFor } from '../../src/app/practice/arrange/proposals.ts';
import { guidedAt } from '../../src/app/practice/ways.ts';
import { NO_DAY, typedDay } from '../../src/app/shared/form/typed.ts';
import { nextSteps } from '../../src/engine/steps.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, under, type Written } from '../given.ts';

const TODAY = '2026-02-02';
const parent = { role: 'parentOrCarer', name: 'M. Cole' };
const teacher = (name: string) => ({ role: 'teacher', name });

const child = (id: string, teacherName: string, more: readonly Written[] = []) => ({
  id,
  name: id,
  run: under('oxfordshire')
    .given(
      planMade('2026-01-13', { leadSocialWorker: 'A. Okafor', coreGroup: [parent, teacher(teacherName)] }),
      coreGroup('2026-01-22'),
      ...more,
    )
    .asOf(TODAY)
    .run(),
});
const ana = child('ana', 'C. Lee');
const bea = child('bea', 'D. Moss');

const draft = (some: Partial<ArrangeDraft>): ArrangeDraft => ({
  with: ['bea'],
  for: typedDay('2026-03-04'),
  time: '14:30',
  venue: 'Hill School',
  reason: '',
  invited: ['A. Okafor', 'M. Cole', 'C. Lee', 'D. Moss'],
  saving: null,
  ...some,
});

describe('K5: a meeting arranged once for brothers and sisters', () => {
  test('K5: has one day and place, and of those invited each child’s own', () => {
    const { parts, errors } = tellArranged('coreGroup', draft({}), [ana, bea], TODAY);
    expect(errors).toEqual({});
    expect(parts.map(({ caseId }) => caseId)).toEqual(['ana', 'bea']);
    const shared = { type: 'coreGroup.arranged', on: TODAY, for: '2026-03-04', time: '14:30', venue: 'Hill School' };
    expect(parts[0]?.facts).toMatchObject([{ ...shared, invited: ['A. Okafor', 'M. Cole', 'C. Lee'] }]);
    expect(parts[1]?.facts).toMatchObject([{ ...shared, invited: ['A. Okafor', 'M. Cole', 'D. Moss'] }]);
    expect(inviteesOf([ana, bea]).find(({ value }) => value === 'M. Cole')?.of).toEqual(['ana', 'bea']);
  });

  test('K5: somebody who is no member of any is invited for all', () => {
    const { parts } = tellArranged(
      'review',
      draft({ invited: ['conferenceChair'], reason: 'The hall' }),
      [ana, bea],
      TODAY,
    );
    for (const { facts } of parts)
      expect(facts).toMatchObject([
        { type: 'conference.arranged', kind: 'review', invited: ['conferenceChair'], reason: 'The hall' },
      ]);
  });

  test('a day that has passed, is none or is years ahead is said at its question, and so is a time', () => {
    const wrong = (some: Partial<ArrangeDraft>) => tellArranged('coreGroup', draft(some), [ana], TODAY).errors;
    expect(wrong({ for: NO_DAY }).for).toContain('Enter the day');
    expect(wrong({ for: typedDay('2026-01-30') }).for).toContain('has passed');
    expect(wrong({ for: typedDay('2029-01-30') }).for).toContain('years ahead');
    expect(wrong({ time: '25:00', venue: 'x'.repeat(201) })).toEqual({
      time: 'The time: write it in 24 hours, such as 14:30',
      venue: 'Venue: this has more than 200 characters; shorten it',
    });
  });
});

describe('when a meeting could be', () => {
  test('O5: for brothers and sisters the tightest limit counts', () => {
    const tighter = child('cal', 'C. Lee', [reviewHeld('2026-01-27', 'continue', { interval: '4 weeks' })]);
    const { proposal } = proposalFor('coreGroup', [ana.run, tighter.run]);
    expect(proposal).toMatchObject({ kind: 'proposed', day: '2026-02-19' });
    expect(daysToChoose(proposal, TODAY)).toEqual(['2026-02-19', '2026-02-12', '2026-02-05']);
  });

  test('an initial conference: the latest working day inside the limit, and none where it has gone by', () => {
    const enquiry = under('croydon').given({ type: 'strategyDiscussion.held', on: '2026-01-19' });
    expect(proposalFor('initial', [enquiry.asOf(TODAY).run()]).proposal).toMatchObject({
      kind: 'proposed',
      day: '2026-02-09',
    });
    expect(proposalFor('initial', [enquiry.asOf('2026-02-10').run()]).proposal).toMatchObject({ kind: 'none' });
    expect(proposalFor('initial', [ana.run]).proposal).toMatchObject({ kind: 'notNeeded' });
  });

  test('a review that is arranged can be moved to a day that keeps the limit', () => {
    const arranged = child('ana', 'C. Lee', [reviewArranged('2026-02-02', '2026-04-20')]);
    const { proposal } = proposalFor('review', [arranged.run]);
    expect(proposal).toMatchObject({ kind: 'arranged', day: '2026-04-20' });
    expect(daysToChoose(proposal, TODAY)).toEqual(['2026-04-13', '2026-04-02', '2026-03-30']);
  });
});

test('a conference is one for children of whom none is arranged, or all for one day', () => {
  const arranged = (day: `${number}-${number}-${number}`) =>
    child('x', 'C. Lee', [reviewArranged('2026-01-22', day)]).run;
  expect(isSameConference(ana.run, bea.run, 'review')).toBe(true);
  expect(isSameConference(arranged('2026-04-02'), arranged('2026-04-02'), 'review')).toBe(true);
  expect(isSameConference(arranged('2026-04-02'), bea.run, 'review')).toBe(false);
});

test('agreeing a date leads to the guided page, everything else to where it is recorded', () => {
  const run = under('nottinghamshire').given(planMade('2026-01-13'), coreGroup('2026-01-22')).asOf(TODAY).run();
  const step = nextSteps(run).find(({ fact }) => fact === 'coreGroup.arranged');
  expect(step && guidedAt('x', step.fact, step.given)).toEqual({ name: 'prepareMeeting', id: 'x' });
  expect(guidedAt('x', 'conference.arranged', { kind: 'review' })).toEqual({
    name: 'prepareConference',
    id: 'x',
    kind: 'review',
  });
  expect(guidedAt('x', 'conference.arranged')).toMatchObject({ name: 'record', fact: 'conference.arranged' });
  expect(guidedAt('x', 'coreGroup.held')).toMatchObject({ name: 'record', fact: 'coreGroup.held' });
});
