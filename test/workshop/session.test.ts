import { describe, expect, it } from 'vitest';

import { to } from '../../src/app/workshop/play/moves.ts';
import { roomNow } from '../../src/app/workshop/room/now.ts';
import { storyOf } from '../../src/app/workshop/play/story.ts';
import { factsOn, obstacleTo, played } from '../../src/app/workshop/session/injects.ts';
import { CHILD_NAMES, underMadeUpName } from '../../src/app/workshop/session/names.ts';
import { readyPack } from '../../src/app/workshop/session/pack.ts';
import { questionAt, withQuestion, withRound } from '../../src/app/workshop/session/questions.ts';
import { answerOf, pointsFor, scoresOf } from '../../src/app/workshop/session/rounds.ts';
import { sessionFrom, sessionText } from '../../src/app/workshop/session/saved.ts';
import {
  AS_WRITTEN,
  branchOf,
  forked,
  newSession,
  scenarioOf,
  withFactMoved,
  withFacts,
  withoutBranch,
  withoutFact,
} from '../../src/app/workshop/session/session.ts';
import { run, type Run } from '../../src/engine/run.ts';
import { readScenario } from '../../src/engine/scenario.ts';
import { writeScenario } from '../../src/engine/writeScenario.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { policyOf } from '../given.ts';
import { LIBRARY, sourceOf } from './given.ts';

const scenario = must(LIBRARY.find(([id]) => id === 'late-first-core-group')?.[1], 'the case');
const session = newSession('test', scenario);

let ids = 0;
const newId = (): string => `new-${++ids}`;

function momentOn(day: Day) {
  const story = storyOf(sourceOf(scenario));
  const at = to(story, day);
  const here = story.runAt(at);
  return { at, happened: here.given, newId, run: here };
}

const runOf = (facts: Run['given'], asOf: Day = scenario.asOf): Run => run(policyOf('croydon'), facts, { asOf });
const packed = (here: Run, title: string) =>
  must(
    readyPack(here).find((each) => each.title === title),
    title,
  );

describe('branches', () => {
  it('Y3: leave the case as written as it is', () => {
    const { at, happened } = momentOn('2026-04-02');
    const next = forked(session, { id: 'b', name: 'Without the rest', at, happened, keepsRest: false });
    expect(branchOf(next).facts.map(({ on }) => on)).toEqual(happened.map(({ on }) => on));
    expect(branchOf(next, AS_WRITTEN)).toBe(branchOf(session));
    expect(withoutBranch(next, 'b')).toMatchObject({ branches: session.branches, current: AS_WRITTEN });
  });

  it('the core group on day 9 against day 22: moving one fact moves what counts from it', () => {
    const { at, happened } = momentOn('2026-04-02');
    const fork = forked(session, { id: 'early', name: 'In time', at, happened, keepsRest: true });
    const held = must(
      branchOf(fork).facts.find(({ type }) => type === 'coreGroup.held'),
      'the core group',
    );
    const early = runOf(branchOf(withFactMoved(fork, held.id, '2026-04-10')).facts);
    const late = runOf(scenario.facts);
    const dueOf = (whole: Run) => whole.deadlines.find(({ id }) => id === 'nextCoreGroup')?.due;
    expect([dueOf(early), dueOf(late)]).toEqual(['2026-05-22', '2026-05-29']);
    expect(early.breaches.some(({ clauses }) => clauses.includes('croydon.5.2.c'))).toBe(false);
    expect(late.breaches.some(({ clauses }) => clauses.includes('croydon.5.2.c'))).toBe(true);
  });

  it('names are never given twice', () => {
    const { at, happened } = momentOn('2026-04-02');
    const once = forked(session, { id: 'b', name: 'Another way', at, happened, keepsRest: true });
    const twice = forked(once, { id: 'c', name: 'Another way', at, happened, keepsRest: true });
    expect(twice.branches.map(({ name }) => name)).toEqual(['As written', 'Another way', 'Another way (2)']);
  });

  it('a branch is a scenario that reads the same', () => {
    for (const [id, each] of LIBRARY) {
      const whole = newSession(id, each);
      const story = storyOf(sourceOf(each));
      const at = must(story.places[Math.floor(story.places.length / 2)], 'a place');
      const happened = story.runAt(at).given;
      const fork = forked(whole, { id: 'b', name: 'Other', at, happened, keepsRest: true, policy: 'surrey' });
      const added = withFacts(fork, happened, [
        { id: 'added', type: 'school.changed', on: at.day, recordedAt: `${at.day}T00:00:00.000Z000000`, by: '' },
      ]);
      const written = scenarioOf(added);
      const read = readScenario(writeScenario(written));
      expect(read.ok && read.value).toEqual(written);
    }
  });
});

describe('what is let happen', () => {
  it('goes into a branch of its own, and there on into that one', () => {
    const moment = momentOn('2026-04-02');
    const once = played(session, packed(moment.run, 'The child changes school'), moment);
    expect(once.branches.map(({ name }) => name)).toEqual(['As written', 'With: The child changes school']);
    const twice = played(once, packed(moment.run, 'A new social worker takes over'), moment);
    expect(twice.branches).toHaveLength(2);
    expect(branchOf(twice).heard.map(({ title }) => title)).toEqual([
      'The child changes school',
      'A new social worker takes over',
    ]);
    expect(branchOf(once).facts.filter(({ type }) => type === 'school.changed')).toHaveLength(1);
  });

  it('comes before what is still to come on its day, and after what has happened', () => {
    const story = storyOf(sourceOf(scenario));
    const at = must(
      story.places.find(({ day }) => day === '2026-04-17'),
      'the meeting',
    );
    const { given: happened, ...rest } = story.runAt(at);
    const next = played(session, packed({ ...rest, given: happened }, 'The child changes school'), {
      at,
      happened,
      newId,
    });
    const days = branchOf(next).facts.filter(({ on }) => on === '2026-04-17');
    expect(days.map(({ type }) => type)).toEqual(['coreGroup.held', 'school.changed', 'plan.detailed']);
    expect(runOf(branchOf(next).facts).facts.map(({ id }) => id)).toEqual(branchOf(next).facts.map(({ id }) => id));
  });

  it('a cancelled meeting does not take place', () => {
    const own = must(scenario.training?.injects[0], 'the inject');
    const moment = momentOn('2026-04-16');
    const next = played(session, own, moment);
    expect(
      branchOf(next)
        .facts.filter(({ type }) => type === 'coreGroup.held')
        .map(({ on }) => on),
    ).toEqual(['2026-05-27']);
  });

  it('Y4: played on another day, its dates move with it', () => {
    const own = must(scenario.training?.injects[0], 'the inject');
    const facts = factsOn(own, '2026-04-20', newId);
    expect(facts.map(({ on }) => on)).toEqual(['2026-04-20', '2026-04-20']);
    expect(facts[1]).toMatchObject({ for: '2026-04-27' });
  });

  it('Y4: what cannot happen says why', () => {
    const { run: before } = momentOn('2026-03-10');
    const facts = factsOn(packed(before, 'The child changes school'), before.asOf, newId);
    expect(obstacleTo(before, facts)).toMatch(/no initial conference has made one yet/);
  });

  it('the whole pack can be played once a plan runs, under every policy', () => {
    for (const [, each] of LIBRARY) {
      const story = storyOf(sourceOf(each));
      const on = must(
        each.facts.find((fact) => fact.type === 'conference.held'),
        'the conference',
      ).on;
      const here = story.runAt(to(story, on));
      const pack = readyPack(here);
      expect(pack).toHaveLength(10);
      const unfinished = pack.filter((one) => !one.heard || !one.playedBy || !one.expected || !one.learning);
      expect(unfinished).toEqual([]);
      const obstacles = pack.map((inject) => [inject.title, obstacleTo(here, factsOn(inject, on, newId))]);
      expect(obstacles.filter(([, obstacle]) => obstacle !== null)).toEqual([]);
    }
  });
});

describe('predictions', () => {
  const { run: here } = momentOn('2026-03-26');
  it('Y6: a point each for the step, the person and the day', () => {
    const answer = answerOf(here, null);
    expect(answer).toMatchObject({ who: 'key worker', by: '2026-04-13' });
    expect(pointsFor(here, { step: 'coreGroup.held', who: 'Key worker', by: '2026-04-13' })).toEqual({
      step: 1,
      who: 1,
      by: 1,
    });
    expect(pointsFor(here, { step: 'school.changed', who: 'key worker', by: '2026-04-09' })).toEqual({
      step: 0,
      who: 1,
      by: 0,
    });
    expect(pointsFor(here, { step: '', who: '', by: '' })).toEqual({ step: 0, who: 0, by: 0 });
  });

  it('add up by table', () => {
    const guess = (table: string, step: 0 | 1) =>
      ({ table, step: '', who: '', by: '', points: { step, who: 1, by: 0 } }) as const;
    const answer = answerOf(here, null);
    const round = { branch: AS_WRITTEN, at: { step: 2, day: here.asOf }, asked: 'What?', answer } as const;
    const rounds = [
      { ...round, guesses: [guess('A', 1), guess('B', 0)] },
      { ...round, guesses: [guess('A', 0)] },
    ];
    expect(scoresOf(rounds)).toEqual([
      { table: 'A', points: 3, of: 6 },
      { table: 'B', points: 1, of: 3 },
    ]);
  });
});

describe('the room', () => {
  it('Y7: is told what has happened, and no answer before it is revealed', () => {
    const story = storyOf(sourceOf(scenario));
    const { at, happened } = momentOn('2026-03-26');
    const pauses = scenario.training?.pauses.filter(({ on }) => on === at.day) ?? [];
    const stage = { story, at, happened };
    const before = roomNow(session, stage, null, pauses);
    expect(before).toMatchObject({ isPaused: true, question: null, happened: 'Conference held' });
    expect(before.details).toContain('Decision: Make a plan');
    expect(roomNow(session, { story, ...momentOn('2026-03-27') }, null, []).details).toEqual([]);
    expect(before.facts.every(({ on }) => on <= at.day)).toBe(true);
    const question = { branch: AS_WRITTEN, at, asked: 'What next?', guesses: [] };
    const asked = roomNow(session, stage, { phase: 'collecting', question }, pauses);
    expect(asked.question).toEqual({ asked: 'What next?', revealed: null });
    expect(JSON.stringify(asked)).not.toContain('2026-04-13');
    const round = { ...question, answer: answerOf(momentOn('2026-03-26').run, null) };
    const shown = roomNow(withRound(session, question, round), stage, { phase: 'revealed', round }, pauses);
    expect(shown).toMatchObject({ isPaused: false, question: { revealed: { answer: { by: '2026-04-13' } } } });
  });
});

describe('a question', () => {
  const { at, happened } = momentOn('2026-03-26');
  const question = { branch: AS_WRITTEN, at, asked: 'What next?', guesses: [] };
  const asked = withQuestion(session, question);

  it('Y5: waits at its moment, in every branch in which all before it is the same', () => {
    expect(questionAt(asked, at, happened)).toBe(question);
    const later = momentOn('2026-04-02');
    expect(questionAt(asked, later.at, later.happened)).toBeNull();
    const fork = { id: 'b', name: 'Other', at: later.at, happened: later.happened, keepsRest: true };
    expect(questionAt(forked(asked, fork), at, happened)).toBe(question);
    expect(questionAt(forked(asked, { ...fork, policy: 'surrey' }), at, happened)).toBeNull();
    const moved = withFactMoved(forked(asked, fork), must(happened[0], 'a fact').id, '2026-03-02');
    expect(questionAt(moved, at, branchOf(moved).facts.slice(0, happened.length))).toBeNull();
  });

  it('is one at a moment, and goes with its answer or its branch', () => {
    const again = { ...question, asked: 'And who?' };
    expect(withQuestion(asked, again).questions).toEqual([again]);
    const answer = answerOf(momentOn('2026-03-26').run, null);
    const round = { ...question, answer };
    expect(withRound(asked, question, round)).toMatchObject({ questions: [], rounds: [round] });
    const fork = forked(session, { id: 'b', name: 'Other', at, happened, keepsRest: true });
    expect(withoutBranch(withQuestion(fork, { ...question, branch: 'b' }), 'b').questions).toEqual([]);
  });
});

describe('a name', () => {
  it('Y11: that is none of the made-up ones gives way to one', () => {
    const real = { ...scenario, child: { name: 'Somebody Real', born: '2019-04-02' } } as const;
    expect(underMadeUpName(real)).toEqual({ ...real, child: { name: CHILD_NAMES[0], born: '2019-04-02' } });
    const nameless = { ...scenario, child: { born: '2019-04-02' } } as const;
    expect(underMadeUpName(nameless)).toBe(nameless);
  });
});

describe('a session', () => {
  it('is read as it was kept', () => {
    const moment = momentOn('2026-04-16');
    const answer = answerOf(moment.run, 'said');
    const next = played(session, must(scenario.training?.injects[0], 'the inject'), moment);
    const whole = {
      ...withoutFact(next, 'none'),
      at: moment.at,
      bookmarks: [{ on: '2026-04-16', note: 'Here it turned' }] as const,
      questions: [
        {
          branch: AS_WRITTEN,
          at: moment.at,
          asked: 'Who?',
          guesses: [{ table: 'A', step: 'visit.made', who: 'nurse', by: 'none' }],
        },
      ] as const,
      rounds: [{ branch: next.current, at: moment.at, asked: 'What?', answer, guesses: [] }],
    };
    expect(sessionFrom(sessionText(whole))).toEqual(whole);
    const { questions: _, ...older } = JSON.parse(sessionText(whole)) as Record<string, unknown>;
    expect(sessionFrom(JSON.stringify(older))).toEqual({ ...whole, questions: [] });
  });

  it.each(['', 'nonsense', '{"version":1}', '{"version":2,"id":"x"}', '[]'])(
    'that cannot be read is none: %s',
    (text) => {
      expect(sessionFrom(text)).toBeNull();
    },
  );
});
