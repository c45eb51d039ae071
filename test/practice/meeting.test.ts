import { describe, expect, test } from 'vitest';

import { tellMeeting } from '../../src/app/practice/meeting/facts.ts';
import { type Child, withIds } from '../../src/app/practice/siblings/saving.ts';
import { NO_CHILD, startOfMeeting, type MeetingDraft } from '../../src/app/practice/meeting/draft.ts';
import { keyOf } from '../../src/app/practice/meeting/people.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { previewAll } from '../../src/engine/preview.ts';
import { laterBy } from '../../src/facts/instant.ts';
import { must } from '../../src/facts/must.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, under, type Written } from '../given.ts';

const TODAY = '2026-03-02';
const teacher = (name: string) => ({ role: 'teacher', name });
const parent = { role: 'parentOrCarer', name: 'M. Cole' };

function child(id: string, teacherName: string, more: readonly Written[] = []): Child {
  const made = planMade('2026-01-13', { leadSocialWorker: 'A. Okafor', coreGroup: [parent, teacher(teacherName)] });
  return {
    id,
    name: id,
    run: under('oxfordshire')
      .given(made, coreGroup('2026-01-22'), ...more)
      .asOf(TODAY)
      .run(),
  };
}
const ana = child('ana', 'C. Lee');
const bea = child('bea', 'D. Moss');

const draft = (some: Partial<MeetingDraft>): MeetingDraft => ({
  ...startOfMeeting(TODAY, '', ['bea']),
  chair: 'leadSocialWorker',
  ...some,
});
const tell = (some: Partial<MeetingDraft>, children: readonly Child[] = [ana, bea]) =>
  tellMeeting(draft(some), children, { next: '2026-04-13', review: '2026-04-02' }, TODAY);
const held = (facts: readonly Fact[] | undefined) =>
  must(
    facts?.find((fact) => fact.type === 'coreGroup.held'),
    'the meeting',
  );

const came = { was: 'came', report: false, standIn: '' } as const;

describe('a core group told once for brothers and sisters', () => {
  test('attendance is shared, but a brother’s teacher does not come for the child’s own', () => {
    const { parts, errors } = tell({ people: { [keyOf(parent)]: came, [keyOf(teacher('D. Moss'))]: came } });
    expect(errors).toEqual({});
    expect(held(parts[0]?.facts).attended).toEqual(['parentOrCarer']);
    expect(held(parts[1]?.facts).attended).toEqual(['parentOrCarer', 'teacher']);
    expect(held(parts[1]?.facts).people).toContainEqual({ role: 'teacher', name: 'D. Moss', was: 'came' });
  });

  test('whoever was added came, without a tick', () => {
    const { parts } = tell({ guests: [{ role: 'police', name: 'P. Shaw' }] });
    expect(held(parts[0]?.facts).attended).toEqual(['police']);
  });

  test('the child’s views and the change of the plan can differ', () => {
    const children = {
      ana: { ...NO_CHILD, childViews: 'attended', planUpdated: 'yes' },
      bea: { ...NO_CHILD, childViews: 'none' },
    };
    const { parts } = tell({ apart: true, children });
    expect(held(parts[0]?.facts)).toMatchObject({ childViews: 'attended', planUpdated: true });
    expect(held(parts[1]?.facts)).toMatchObject({ childViews: 'none' });
    expect(held(parts[1]?.facts)).not.toHaveProperty('planUpdated');
  });

  test('K3: everything that follows comes in its order under ids of its own, and counts', () => {
    const agreed: Written = {
      type: 'action.agreed',
      on: '2026-01-22',
      action: 'gp',
      what: 'Register',
      who: 'M. Cole',
      by: '2026-02-20',
    };
    const one = child('ana', 'C. Lee', [agreed]);
    const { parts, errors } = tell(
      {
        with: [],
        children: { ana: { ...NO_CHILD, actions: { gp: { state: 'done', to: typedDay(TODAY) } } } },
        actions: [{ key: 'a2', what: 'Breakfast club', who: 'C. Lee', when: 'next', by: typedDay(TODAY) }],
        next: { choice: 'proposed', day: typedDay(TODAY), time: '14:30', venue: 'Hill School' },
        review: { choice: 'proposed', day: typedDay(TODAY) },
      },
      [one],
    );
    expect(errors).toEqual({});
    let n = 0;
    const [part] = withIds(
      parts,
      () => `id ${n++}`,
      () => laterBy('2026-03-02T10:00:00.998Z', n),
      'A. O.',
    );
    const facts = must(part, 'the part of the child').facts;
    expect(facts.map(({ type }) => type)).toEqual([
      'coreGroup.held',
      'action.done',
      'action.agreed',
      'coreGroup.arranged',
      'conference.arranged',
    ]);
    expect(facts.map(({ recordedAt }) => recordedAt)).toEqual(facts.map(({ recordedAt }) => recordedAt).toSorted());
    expect(facts[2]).toMatchObject({ by: '2026-04-13', recordedBy: 'A. O.' });
    const { refused, after } = previewAll(one.run, facts);
    expect(refused).toEqual([]);
    expect(after.deadlines.find(({ id, n: nth }) => id === 'action' && nth === 2)).toMatchObject({ due: '2026-04-13' });
  });

  test('what is wrong is said at its field, and nothing is left out in silence', () => {
    const nobody = { key: 'x', what: 'Something', who: '', when: '' as const, by: typedDay(TODAY) };
    const far = {
      choice: 'other' as const,
      day: { day: '1', month: '3', year: '2199' },
      time: '25:99',
      venue: 'x'.repeat(201),
    };
    const { errors } = tell({
      chair: '',
      on: { day: '31', month: '2', year: '2026' },
      actions: [nobody],
      next: far,
      dissent: { yes: 'yes', text: 'y'.repeat(10_001), by: [] },
    });
    expect(Object.keys(errors).toSorted()).toEqual([
      'action-0-when',
      'action-0-who',
      'chair',
      'dissent-text',
      'next-day',
      'on',
      'time',
      'venue',
    ]);
    expect(errors['next-day']).toContain('more than 3 years ahead');
    expect(tell({ on: typedDay('2026-03-03') }).errors.on).toContain('lies in the future');
  });

  test('an action that is due at a meeting without a date is asked about', () => {
    const action = { key: 'x', what: 'Something', who: 'M. Cole', when: 'next' as const, by: typedDay(TODAY) };
    expect(tell({ actions: [action] }).errors['action-0-when']).toContain('no date yet');
  });
});

test('an instant so many milliseconds later may be of the next day', () => {
  expect(laterBy('2026-03-02T10:00:00.998Z', 1)).toBe('2026-03-02T10:00:00.999Z');
  expect(laterBy('2026-02-28T23:59:59.999Z', 2)).toBe('2026-03-01T00:00:00.001Z');
});

describe('an interval that the group agrees', () => {
  const interval = { count: '4', unit: 'weeks' };
  const cal: Child = {
    id: 'cal',
    name: 'Cal',
    run: under('nottinghamshire').given(planMade('2026-01-13'), coreGroup('2026-01-22')).asOf(TODAY).run(),
  };

  test('goes to the children whose policy leaves it to the group', () => {
    const { parts, errors } = tell({ interval }, [ana, cal]);
    expect(errors).toEqual({});
    expect(held(parts[0]?.facts).interval).toBeUndefined();
    expect(held(parts[1]?.facts).interval).toBe('4 weeks');
  });

  test.each(['often', '0', '4.5', '-4'])('that is no number, such as “%s”, is asked for again', (count) => {
    expect(tell({ interval: { count, unit: 'weeks' } }, [cal]).errors.interval).toContain('enter a whole number');
  });
});
