import { describe, expect, test } from 'vitest';

import { type ConferenceDraft, withAnswers } from '../../src/app/practice/conference/draft.ts';
import { tellConference } from '../../src/app/practice/conference/facts.ts';
import { canHave, kindFor } from '../../src/app/practice/conference/kinds.ts';
import { type Child, saidOnce, withIds } from '../../src/app/practice/siblings/saving.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { previewAll } from '../../src/engine/preview.ts';
import { laterBy } from '../../src/facts/instant.ts';
import { must } from '../../src/facts/must.ts';
import type { FactOf } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, under, type Written } from '../given.ts';

const TODAY = '2026-04-09';

function child(id: string, facts: readonly Written[], policy = 'croydon'): Child {
  return {
    id,
    name: id,
    run: under(policy)
      .given(...facts)
      .asOf(TODAY)
      .run(),
  };
}
const onPlan: readonly Written[] = [planMade('2026-01-13'), coreGroup('2026-01-22', { chair: 'teamManager' })];
const ana = child('Ana', onPlan);
const bea = child('Bea', onPlan);
const baby = child('Cal', [{ type: 'strategyDiscussion.held', on: '2026-03-30' }]);

const draft = (some: Partial<ConferenceDraft>): ConferenceDraft => ({
  with: ['Bea', 'Cal'],
  first: { on: typedDay(TODAY), kind: 'review', decision: '' },
  apart: [],
  children: {},
  after: {},
  saving: null,
  ...some,
});
const first = { on: typedDay(TODAY), kind: 'review', decision: 'continue', leadSocialWorker: 'A. Okafor' };
const tell = (some: Partial<ConferenceDraft>, about: readonly Child[] = [ana, bea, baby]) =>
  tellConference(draft(some), about, 'Ana');
const heldOf = (told: ReturnType<typeof tell>, id: string) =>
  must(
    told.parts
      .find(({ caseId }) => caseId === id)
      ?.facts.find((fact): fact is FactOf<'conference.held'> => fact.type === 'conference.held'),
    `the conference of ${id}`,
  );

describe('K4: one conference decides for each child by itself', () => {
  test('K4: one plan goes on, one ends, and a baby who had none is registered', () => {
    const told = tell({
      first,
      children: { Bea: { decision: 'discontinue' }, Cal: { decision: 'plan', category: 'neglect' } },
    });
    expect(told.errors).toEqual({});
    expect(heldOf(told, 'Ana')).toMatchObject({ kind: 'review', decision: 'continue', leadSocialWorker: 'A. Okafor' });
    expect(heldOf(told, 'Bea')).toMatchObject({ kind: 'review', decision: 'discontinue' });
    expect(heldOf(told, 'Bea')).not.toHaveProperty('leadSocialWorker');
    expect(heldOf(told, 'Cal')).toMatchObject({ kind: 'initial', decision: 'plan', category: 'neglect' });
    for (const { caseId, facts } of told.parts) {
      const { run } = must(
        [ana, bea, baby].find(({ id }) => id === caseId),
        'the child',
      );
      expect(previewAll(run, facts).refused).toEqual([]);
    }
  });

  test('K4: no decision is taken over from the first child in silence', () => {
    const { parts, errors } = tell({ first });
    expect(parts.map(({ caseId }) => caseId)).toEqual(['Ana']);
    expect(errors).toEqual({ 'decision-Bea': 'Bea: Choose: decision', 'decision-Cal': 'Cal: Choose: decision' });
  });

  test('K4: what is set for a plan is the same for all until it is said to differ', () => {
    const decided = { Bea: { decision: 'continue', leadSocialWorker: 'E. Fern' } };
    expect(heldOf(tell({ first, children: decided }, [ana, bea]), 'Bea').leadSocialWorker).toBe('A. Okafor');
    const apart = tell({ first, children: decided, apart: ['leadSocialWorker'] }, [ana, bea]);
    expect(heldOf(apart, 'Bea').leadSocialWorker).toBe('E. Fern');
    expect(heldOf(apart, 'Ana').leadSocialWorker).toBe('A. Okafor');
    const untouched = tell({ first, children: { Bea: { decision: 'continue' } }, apart: ['leadSocialWorker'] }, [
      ana,
      bea,
    ]);
    expect(heldOf(untouched, 'Bea').leadSocialWorker).toBe('A. Okafor');
  });

  test('K4: support after the plan is stored with the decision that ends it, and only then', () => {
    const after = { Bea: { route: 'childInNeed', consent: 'given', leadProfessional: 'E. Fern' } };
    const ended = tell({ first, children: { Bea: { decision: 'discontinue' } }, after }, [ana, bea]);
    const facts = must(
      ended.parts.find(({ caseId }) => caseId === 'Bea'),
      'the part of Bea',
    ).facts;
    expect(facts.map(({ type }) => type)).toEqual(['conference.held', 'stepDown.agreed']);
    let n = 0;
    const instants = () => laterBy('2026-04-09T10:00:00.000Z', n);
    const [stored] = withIds([{ caseId: 'Bea', facts }], () => `id ${n++}`, instants, '');
    const { refused, after: then } = previewAll(bea.run, must(stored, 'what is stored').facts);
    expect(refused).toEqual([]);
    expect(then.ended).toMatchObject({ on: TODAY, reason: 'removed', route: 'childInNeed' });
    const goesOn = tell({ first, children: { Bea: { decision: 'continue' } }, after }, [ana, bea]);
    expect(goesOn.parts.flatMap((part) => part.facts).map(({ type }) => type)).toEqual([
      'conference.held',
      'conference.held',
    ]);
  });

  test('K4: half an answer about support is asked about at its child', () => {
    const after = { Bea: { route: 'childInNeed' } };
    const { errors } = tell({ first, children: { Bea: { decision: 'discontinue' } }, after }, [ana, bea]);
    expect(errors).toEqual({ 'after-Bea-consent': "Bea: Choose: parents' consent" });
  });

  test('K4: a question of the policy’s form is stored for the children whose policy asks it', () => {
    const notes = [{ about: 'Who is the lead member?', says: 'A. Okafor' }];
    const oxford = [child('Ana', onPlan, 'oxfordshire'), bea];
    const told = tell({ first: { ...first, notes }, children: { Bea: { decision: 'continue' } } }, oxford);
    expect(heldOf(told, 'Ana').notes).toEqual(notes);
    expect(heldOf(told, 'Bea')).not.toHaveProperty('notes');
  });

  test('K4: what is wrong for all is said once, what is wrong for one child names the child', () => {
    const long = 'x'.repeat(201);
    const { errors } = tell(
      {
        first: { ...first, on: { day: '31', month: '2', year: '2026' }, leadSocialWorker: long },
        children: { Bea: { decision: 'continue', category: long } },
      },
      [ana, bea],
    );
    expect(errors).toEqual({
      on: 'Enter a real day, such as 27 3 2026',
      leadSocialWorker: 'Lead social worker: this is too long; shorten it',
      'category-Bea': 'Bea: Category of harm: this is too long; shorten it',
    });
  });
});

test('K4: a child without a plan has an initial conference, one with a plan a review', () => {
  expect([canHave(ana.run, 'review'), canHave(ana.run, 'initial')]).toEqual([true, false]);
  expect(kindFor(baby.run, 'review')).toBe('initial');
  expect(kindFor(bea.run, 'initial')).toBe('review');
});

test('the answers of the child whose page it is stand for all, those of the others for themselves', () => {
  const before = draft({});
  expect(withAnswers(before, 'Ana', 'Ana', { decision: 'continue' }).first.decision).toBe('continue');
  expect(withAnswers(before, 'Ana', 'Bea', { decision: 'discontinue' }).children).toEqual({
    Bea: { decision: 'discontinue' },
  });
});

test('what is to be said of each child is said once, with names where it is not said of all', () => {
  const said = saidOnce([ana, bea], ({ id }) =>
    id === 'Bea' ? ['It is late.', 'It is a Sunday.'] : ['It is a Sunday.'],
  );
  expect(said).toEqual(['It is a Sunday.', 'Bea: It is late.']);
});
