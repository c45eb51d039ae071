import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Strength } from '../../policies/schema.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { type RunJson, toJson } from '../../src/engine/json.ts';
import { run, type Run } from '../../src/engine/run.ts';
import { readScenario, type Scenario } from '../../src/engine/scenario.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { AUTHORITIES, type AuthorityId, type Limit, MATRIX, PAIRS, type Row } from './matrix.ts';
import { misshapen } from './shape.ts';
import { scenarioFiles } from './terminal.ts';

const policies = builtInPolicies();

/** The same facts, written once, under any of the five. */
function scenarioOf(facts: readonly string[], asOf: string): Scenario {
  const read = readScenario(
    `title: t\npolicy: any\nfacts: [${facts.map((fact) => `{ ${fact} }`).join(', ')}]\nasOf: ${asOf}`,
  );
  if (!read.ok) throw new Error(read.problems.map(({ field, message }) => `${field} ${message}`).join('\n'));
  return read.value;
}

const under = (id: string, { facts, child }: Scenario, asOf: Day): Run =>
  run(must(policies.get(id), id), facts, { asOf, born: child?.born });

const under5 = (facts: readonly string[], asOf: Day): Readonly<Record<AuthorityId, Run>> => {
  const scenario = scenarioOf(facts, asOf);
  return Object.fromEntries(AUTHORITIES.map((id) => [id, under(id, scenario, asOf)])) as Record<AuthorityId, Run>;
};

// A calendar of its own, naive and slow, so that the product's is not checked against itself.
const HOLIDAYS = new Set(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31']);
const shift = (day: string, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;
const isOff = (day: string): boolean => HOLIDAYS.has(day) || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function count(from: string, within: string, direction: 1 | -1 = 1): Day {
  const [number = '', unit = ''] = within.split(/ (.*)/);
  const size = Number(number);
  if (unit === 'weeks') return shift(from, 7 * size * direction);
  if (unit === 'days') return shift(from, size * direction);
  if (unit === 'months') {
    // Only from days that every month has.
    const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 + size, day)).toISOString().slice(0, 10) as Day;
  }
  let day = from as Day;
  for (let left = size; left > 0;) {
    day = shift(day, 1);
    if (!isOff(day)) left--;
  }
  return day;
}

/** One deadline as the matrix has it: "2026-03-03 late on 2026-03-10, must croydon.5.2.e". */
type Deadlines = Readonly<Record<string, string>>;

const CONFERENCE = '2026-01-13';
const FIRST = '2026-01-20';
const CIRCULATED = '2026-01-30';
const SECOND = '2026-03-10';
const SCHOOL = '2026-03-16';
const THIRD = '2026-04-07';
const REVIEW = '2026-04-09';
const AS_OF = '2026-07-15';

/** A case with everything in it on which the documents differ; much of it late. */
const SHARED = [
  `on: ${CONFERENCE}, type: conference.held, kind: initial, decision: plan`,
  `on: ${FIRST}, type: coreGroup.held, chair: teamManager, planUpdated: true`,
  `on: ${CIRCULATED}, type: record.circulated, meeting: 1`,
  `on: ${SECOND}, type: coreGroup.held, chair: leadSocialWorker, planUpdated: false`,
  `on: ${SCHOOL}, type: school.changed`,
  `on: 2026-03-17, type: conference.arranged, kind: review, for: ${REVIEW}`,
  `on: ${THIRD}, type: coreGroup.held, chair: leadSocialWorker`,
  `on: ${REVIEW}, type: conference.held, kind: review, decision: continue`,
];

/** What the matrix says becomes of the deadlines on which the documents differ. */
function expectedDeadlines(row: Row): Deadlines {
  const ends = (due: Day, { strength, clause }: Omit<Limit, 'within'>, metOn: string | null, gone = false): string =>
    `${due} ${metOn ? (metOn <= due ? 'met' : 'late') : gone ? 'missed' : 'overdue'} ${metOn ?? '-'}, ${strength} ${clause}`;
  const from = (limit: Limit | null, anchor: string, metOn: string | null): string | null =>
    limit && ends(count(anchor, limit.within), limit, metOn);
  const silent = (metOn: string | null): string => `none ${metOn ? 'met' : 'unset'} ${metOn ?? '-'}`;
  const rows: Record<string, string | null> = {
    'firstCoreGroup#1': from(row.firstCoreGroup, CONFERENCE, FIRST),
    'nextCoreGroup#1': from(row.second, FIRST, SECOND) ?? silent(SECOND),
    'nextCoreGroup#2': from(row.beforeFirstReview, SECOND, THIRD) ?? silent(THIRD),
    'nextCoreGroup#3': from(row.afterFirstReview, THIRD, null) ?? silent(null),
    'schoolMoveCoreGroup#1': from(row.schoolMove, SCHOOL, THIRD),
    'preReviewCoreGroup#1': row.window && ends(REVIEW, row.window, THIRD),
    'conferenceReport#1': row.report && ends(count(REVIEW, row.report.within, -1), row.report, null, true),
    'recordCirculation#1': from(row.circulation, FIRST, CIRCULATED),
    'recordCirculation#2': from(row.circulation, SECOND, null),
    'recordCirculation#3': from(row.circulation, THIRD, null),
    'recordAgreement#1': from(row.agreement, CIRCULATED, null),
    'planDistribution#1': from(row.distribution, FIRST, null),
    'assessment#1': row.assessment && ends(REVIEW, row.assessment, null),
  };
  return Object.fromEntries(Object.entries(rows).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The deadlines on which no document differs: they must be the same for every pair. */
const COMMON = new Set(['firstReview', 'nextReview', 'visit', 'initialConference', 'eighteenthBirthday', 'action']);

function foundDeadlines({ deadlines }: Run): Deadlines {
  return Object.fromEntries(
    deadlines
      .filter(({ id }) => !COMMON.has(id))
      .map(({ id, n, due, status, metOn, strength, clauses }) => [
        `${id}#${n}`,
        due === null
          ? `none ${status} ${metOn ?? '-'}`
          : `${due} ${status} ${metOn ?? '-'}, ${strength} ${clauses.find((clause) => NAMED.has(clause)) ?? clauses.join()}`,
      ]),
  );
}

/** The clauses that the matrix names; a rule may rest on more of them. */
const NAMED = new Set(
  Object.values(MATRIX).flatMap((row) => Object.values(row).flatMap((cell) => (cell ? [cell.clause] : []))),
);

/** Where two of them differ: each one's own, by deadline. */
const difference = (a: Deadlines, b: Deadlines): Record<string, readonly [string | null, string | null]> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .toSorted()
      .filter((key) => a[key] !== b[key])
      .map((key) => [key, [a[key] ?? null, b[key] ?? null]]),
  );

/** What one fact says or leaves out, beside the same facts without it, so that nothing else shows. */
type Situation = {
  readonly what: string;
  readonly rule: {
    [K in keyof Row]: Row[K] extends { strength: Strength; clause: string } | null ? K : never;
  }[keyof Row];
  readonly without: readonly string[];
  readonly facts: readonly string[];
  readonly on: Day;
};
const PLAN = `on: ${CONFERENCE}, type: conference.held, kind: initial, decision: plan`;
const NAMED_MEMBERS = `${PLAN}, leadSocialWorker: Ruth, coreGroup: [{ role: parentOrCarer }, { role: teacher }, { role: police }]`;
const MEETING = `on: ${FIRST}, type: coreGroup.held, chair: teamManager`;
const LATER = `on: ${SECOND}, type: coreGroup.held, chair: leadSocialWorker`;
const LATER_CHAIR = `on: ${SECOND}, type: coreGroup.held, chair: teacher`;
const REVIEW_ENDS = `on: ${REVIEW}, type: conference.held, kind: review, decision: discontinue`;
const RECOMMENDED = `on: ${THIRD}, type: removal.recommended, agreed: true`;

const SITUATIONS: readonly Situation[] = [
  {
    what: 'the lead social worker is not at the first core group',
    rule: 'leadAwayAtFirst',
    without: [PLAN, `${MEETING}, attended: [leadSocialWorker, teacher]`],
    facts: [PLAN, `${MEETING}, attended: [teacher]`],
    on: FIRST,
  },
  {
    what: 'the lead social worker is not at a later core group',
    rule: 'leadAwayLater',
    without: [PLAN, MEETING, `${LATER_CHAIR}, attended: [leadSocialWorker, teacher]`],
    facts: [PLAN, MEETING, `${LATER_CHAIR}, attended: [teacher]`],
    on: SECOND,
  },
  {
    what: 'a named professional stays away in silence',
    rule: 'absent',
    without: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher, police]`],
    facts: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher]`],
    on: FIRST,
  },
  {
    what: 'a named professional sends apologies and no report',
    rule: 'apologiesOnly',
    without: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher, police]`],
    facts: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher], apologies: [police], reports: []`],
    on: FIRST,
  },
  {
    what: 'a named professional sends apologies and a report',
    rule: 'apologiesAndReport',
    without: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher, police]`],
    facts: [NAMED_MEMBERS, `${MEETING}, attended: [leadSocialWorker, teacher], apologies: [police], reports: [police]`],
    on: FIRST,
  },
  {
    what: "the child's views are not known",
    rule: 'childViews',
    without: [PLAN, `${MEETING}, childViews: recorded`],
    facts: [PLAN, `${MEETING}, childViews: none`],
    on: FIRST,
  },
  {
    what: "the child's views are not known at a later core group",
    rule: 'childViews',
    without: [PLAN, MEETING, `${LATER}, childViews: attended`],
    facts: [PLAN, MEETING, `${LATER}, childViews: none`],
    on: SECOND,
  },
  {
    what: 'the risk is not reviewed',
    rule: 'riskReviewed',
    without: [PLAN, MEETING, `${LATER}, riskReviewed: true`],
    facts: [PLAN, MEETING, `${LATER}, riskReviewed: false`],
    on: SECOND,
  },
  {
    what: 'the lead social worker is not named a member',
    rule: 'leadNoMember',
    without: [`${PLAN}, leadSocialWorker: Ruth, coreGroup: [{ role: parentOrCarer }]`],
    facts: [`${PLAN}, coreGroup: [{ role: parentOrCarer }]`],
    on: CONFERENCE,
  },
  {
    what: 'no parent or carer is named a member',
    rule: 'parentNoMember',
    without: [`${PLAN}, leadSocialWorker: Ruth, coreGroup: [{ role: parentOrCarer }]`],
    facts: [`${PLAN}, leadSocialWorker: Ruth, coreGroup: [{ role: teacher }]`],
    on: CONFERENCE,
  },
  {
    what: 'nobody recommended the end beforehand',
    rule: 'recommendation',
    without: [PLAN, MEETING, RECOMMENDED, REVIEW_ENDS],
    facts: [PLAN, MEETING, REVIEW_ENDS],
    on: REVIEW,
  },
  {
    what: 'a Team around the Child has no lead professional',
    rule: 'leadProfessional',
    without: [
      PLAN,
      REVIEW_ENDS,
      'on: 2026-04-20, type: stepDown.agreed, route: teamAroundChild, consent: given, leadProfessional: Beth',
    ],
    facts: [PLAN, REVIEW_ENDS, 'on: 2026-04-20, type: stepDown.agreed, route: teamAroundChild, consent: given'],
    on: '2026-04-20',
  },
];

describe.each(PAIRS)('$a and $b', ({ a, b }) => {
  const runs = under5(SHARED, AS_OF);

  it('differ in their deadlines exactly where the matrix says', () => {
    const expected = difference(expectedDeadlines(MATRIX[a]), expectedDeadlines(MATRIX[b]));
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(difference(foundDeadlines(runs[a]), foundDeadlines(runs[b]))).toEqual(expected);
  });

  it('agree on the reviews, the visits and what is refused', () => {
    const common = (of: Run): unknown =>
      toJson(of, [])
        .deadlines.filter(({ id }) => COMMON.has(id))
        .map(({ id, n, due, status, metOn }) => ({ id, n, due, status, metOn }));
    expect(common(runs[a])).toEqual(common(runs[b]));
    expect(runs[a].refused).toEqual([]);
    expect(runs[b].refused).toEqual([]);
    expect(runs[a].ended).toEqual(runs[b].ended);
    expect(common(runs[a])).toMatchObject([
      { id: 'firstReview', due: '2026-04-13', status: 'met', metOn: REVIEW },
      { id: 'visit', due: null, status: 'unset' },
      { id: 'nextReview', due: '2026-10-09', status: 'running' },
    ]);
  });

  it('break the limits that they break, each as firmly as its document says', () => {
    for (const id of [a, b]) {
      const late = Object.values(expectedDeadlines(MATRIX[id])).flatMap((text) => {
        const [, due = '', strength = '', clause = ''] =
          /^(\S+) (?:late|overdue|missed) \S+, (\S+) (\S+)$/.exec(text) ?? [];
        return due === '' ? [] : [`${shift(due, 1)} ${strength} ${clause}`];
      });
      const chaired = notKept(MATRIX[id].firstChair, 'teamManager');
      expect(breaches(runs[id]).toSorted()).toEqual([...chaired, ...late].toSorted());
    }
  });

  it.each([
    'leadSocialWorker',
    'teamManager',
    'operationalManager',
    'socialCareRepresentative',
    'deputyLead',
    'viceChair',
    'teacher',
    'parentOrCarer',
  ])('take %s in the chair as the matrix says', (chair) => {
    const first = under5([SHARED[0] ?? '', `on: ${FIRST}, type: coreGroup.held, chair: ${chair}`], FIRST);
    const later = under5(
      [
        SHARED[0] ?? '',
        `on: 2026-01-15, type: coreGroup.held, chair: teamManager`,
        `on: ${FIRST}, type: coreGroup.held, chair: ${chair}`,
      ],
      FIRST,
    );
    for (const id of [a, b]) {
      expect(breaches(first[id], FIRST)).toEqual(notKept(MATRIX[id].firstChair, chair));
      expect(breaches(later[id], FIRST)).toEqual(notKept(MATRIX[id].laterChair, chair));
    }
  });

  it.each(SITUATIONS)('take it as the matrix says when $what', ({ rule, without, facts, on }) => {
    const before = under5(without, on);
    const after = under5(facts, on);
    for (const id of [a, b]) {
      const cell = MATRIX[id][rule];
      const added = breaches(after[id], on).filter((breach) => !breaches(before[id], on).includes(breach));
      expect(added).toEqual(cell ? [`${on} ${cell.strength} ${cell.clause}`] : []);
    }
  });

  it('give an interval set by the conference the firmness that the matrix says', () => {
    const [conference = ''] = SHARED;
    const tight = under5(
      [`${conference}, interval: 3 weeks`, `on: ${FIRST}, type: coreGroup.held, chair: teamManager`],
      SECOND,
    );
    const loose = under5(
      [`${conference}, interval: 9 weeks`, `on: ${FIRST}, type: coreGroup.held, chair: teamManager`],
      FIRST,
    );
    for (const id of [a, b]) {
      const { interval, second } = MATRIX[id];
      expect(foundDeadlines(tight[id])).toMatchObject({
        'nextCoreGroup#1': `2026-02-10 overdue -, ${interval.strength} ${interval.clause}`,
      });
      expect(breaches(tight[id])).toContain(`2026-02-11 ${interval.strength} ${interval.clause}`);
      // Nine weeks are no tighter than six; where nothing else is said they are the limit.
      expect(foundDeadlines(loose[id])).toMatchObject({
        'nextCoreGroup#1': second
          ? `${count(FIRST, second.within)} running -, ${second.strength} ${second.clause}`
          : `${count(FIRST, '9 weeks')} running -, ${interval.strength} ${interval.clause}`,
      });
    }
  });
});

/** "2026-03-13 must croydon.5.2.e", of one day or of all. */
const breaches = ({ breaches: all }: Run, on?: string): string[] =>
  all
    .filter((breach) => on === undefined || breach.on === on)
    .map(
      ({ on: day, strength, clauses }) =>
        `${day} ${strength} ${clauses.find((clause) => NAMED.has(clause)) ?? clauses.join()}`,
    );

const notKept = (rule: Row['firstChair'], chair: string): string[] =>
  rule && !rule.roles.includes(chair) ? [`${FIRST} ${rule.strength} ${rule.clause}`] : [];

describe('every scenario under every policy', () => {
  const scenarios = scenarioFiles().map((file) => {
    const read = readScenario(readFileSync(file, 'utf8'));
    if (!read.ok) throw new Error(basename(file));
    return { name: basename(file), scenario: read.value };
  });
  const frame = ['england', ...AUTHORITIES];

  it.each(scenarios)('cites only that policy and England, and holds together: $name', ({ scenario }) => {
    const days = new Set([...scenario.expect.flatMap(({ asOf }) => asOf ?? []), scenario.asOf]);
    const wrong = frame.flatMap((id) =>
      [...days].flatMap((asOf) => {
        const found = toJson(under(id, scenario, asOf), scenario.facts);
        return [...foreign(id, found), ...misshapen(found)].map((text) => `${id} on ${asOf}: ${text}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(scenarios)('refuses the same facts and ends on the same day under each: $name', ({ scenario }) => {
    const [first, ...others] = frame.map((id) => toJson(under(id, scenario, scenario.asOf), scenario.facts));
    for (const other of others) {
      expect(other.refused).toEqual(
        first?.refused.map((refused) => ({ ...refused, reason: expect.any(String) as string })),
      );
      expect(other.ended).toEqual(first?.ended);
    }
  });

  const foreign = (id: string, { deadlines, breaches: broken, nextSteps }: RunJson): string[] =>
    [...deadlines, ...broken, ...nextSteps]
      .flatMap(({ clauses }) => clauses)
      .filter((clause) => !clause.startsWith(`${id}.`) && !clause.startsWith('england.'));
});
