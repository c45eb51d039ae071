import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

import type { RunJson } from '../../src/engine/json.ts';
import { must } from '../../src/facts/must.ts';
import { misshapen } from './shape.ts';
import { type Answer, jsonLines, scenario, scenarioFiles, SCENARIOS, temporaryFiles } from './terminal.ts';

const { path, put } = temporaryFiles();
const files = scenarioFiles();
const SLOW = 120_000;

/** A small case that is right, to be spoilt by the tests. */
const GOOD = `title: A case
policy: croydon
facts:
  - { on: 2026-01-20, type: conference.held, kind: initial, decision: plan }
  - { on: 2026-01-29, type: coreGroup.held, chair: teamManager }
asOf: 2026-03-20
`;

describe('the scenario files', () => {
  let plain: Answer;
  let answer: Answer;
  let runs: RunJson[];
  beforeAll(async () => {
    [plain, answer] = await Promise.all([scenario(...files), scenario(...files, '--json')]);
    runs = jsonLines(answer);
  }, SLOW);

  it('are many, named by their authority', () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
    for (const file of files) {
      expect(basename(file)).toMatch(/^(surrey|nottinghamshire|croydon|pan-sussex|oxfordshire)-[a-z-]+\.yaml$/);
    }
  });

  it('all hold', () => {
    expect(answer.err).toBe('');
    expect(answer.code).toBe(0);
  });

  it('are shown to a person with their title and what comes next', () => {
    expect(plain).toMatchObject({ code: 0, err: '' });
    expect(plain.out.match(/^✓ /gm)).toHaveLength(files.length);
    expect(plain.out).not.toContain('✗');
    expect(plain.out).toContain(
      '✓ Croydon, a second core group after six weeks is a breach\n  Croydon, as of Tue 24 March 2026',
    );
  });

  it('give one line of JSON a file, in the order of the files', () => {
    expect(answer.out.split('\n')).toHaveLength(files.length + 1);
    expect(runs.map(({ policy }) => policy)).toEqual(
      files.map((file) => must(/^(.*?)-(?!sussex)/.exec(basename(file))?.[1], 'the authority')),
    );
  });

  it('give the shape that others rely on', () => {
    expect(runs.flatMap(misshapen)).toEqual([]);
  });
});

describe('the options', () => {
  it(
    'show a scenario under another policy, day or knowledge, and then leave its expectations alone',
    async () => {
      const file = `${SCENARIOS}croydon-second-core-group-must.yaml`;
      const late = `${SCENARIOS}croydon-held-on-time-typed-late.yaml`;
      const [surrey, earlier, known, unknown] = await Promise.all([
        scenario(file, '--policy', 'surrey', '--json'),
        scenario(file, '--as-of', '2026-03-04', '--json'),
        scenario(late, '--known-on', '2025-09-24', '--json'),
        scenario('--json', '--known-on', '2025-09-20', '--as-of=2025-09-20', late),
      ]);
      for (const answer of [surrey, earlier, known, unknown]) expect(answer).toMatchObject({ code: 0, err: '' });
      expect(jsonLines(surrey)).toMatchObject([
        {
          policy: 'surrey',
          breaches: expect.arrayContaining([expect.objectContaining({ strength: 'usual', on: '2026-03-13' })]),
        },
      ]);
      expect(deadline(earlier, 'nextCoreGroup')).toMatchObject({ due: '2026-03-12', status: 'running', metOn: null });
      expect(jsonLines(earlier)[0]).toMatchObject({ asOf: '2026-03-04', breaches: [] });
      expect(deadline(known, 'firstCoreGroup')).toMatchObject({ status: 'met', metOn: '2025-09-16' });
      expect(deadline(unknown, 'firstCoreGroup')).toMatchObject({ due: '2025-09-16', status: 'overdue', metOn: null });
    },
    SLOW,
  );

  it.concurrent.each([
    ['no file', [], 'Name at least one scenario file'],
    ['an option that does not exist', ['--jsn', 'x.yaml'], '--jsn'],
    ['a policy that does not exist', [`${SCENARIOS}croydon-chairs.yaml`, '--policy', 'kent'], '"kent"'],
    ['a day that does not exist', [`${SCENARIOS}croydon-chairs.yaml`, '--as-of', '2026-02-30'], '--as-of 2026-02-30'],
    ['a text for a day', [`${SCENARIOS}croydon-chairs.yaml`, '--known-on', 'today'], '--known-on today'],
  ])(
    'are refused with %s',
    async (_, args, said) => {
      const answer = await scenario(...args);
      expectRefusal(answer);
      expect(answer.err).toContain(said);
    },
    SLOW,
  );

  const deadline = (answer: Answer, id: string): RunJson['deadlines'][number] =>
    must(
      jsonLines(answer)[0]?.deadlines.find((entry) => entry.id === id),
      id,
    );
});

/** Expectations that the good case does not meet, and what must be said of each. */
const SHORT: readonly (readonly [string, string])[] = [
  [
    '{ deadlines: { nextCoreGroup: { due: 2026-03-13 } } }',
    'deadlines.nextCoreGroup.due is "2026-03-12", expected "2026-03-13"',
  ],
  [
    '{ deadlines: { nextCoreGroup: { status: running } } }',
    'deadlines.nextCoreGroup.status is "overdue", expected "running"',
  ],
  [
    '{ deadlines: { firstCoreGroup: { metOn: null } } }',
    'deadlines.firstCoreGroup.metOn is "2026-01-29", expected null',
  ],
  ['{ deadlines: { "nextCoreGroup#2": { status: met } } }', 'deadlines.nextCoreGroup#2: there is no such deadline'],
  ['{ deadlines: { nextCoreGroup: null } }', 'deadlines.nextCoreGroup: there is one, overdue, expected none'],
  ['{ ended: { reason: moved } }', 'ended is null, expected {"reason":"moved"}'],
  ['{ states: { plan: [stepDown] } }', 'states.plan: stepDown is not active'],
  ['{ states: { record:7: [minutes] } }', 'states.record:7: there is no such process'],
  ['{ breaches: [croydon.7.2] }', 'croydon.7.2'],
  ['{ breaches: [{ on: 2026-03-13, strength: usual }] }', '"usual"'],
  ['{ breaches: [] }', 'expected none'],
  ['{ kept: [croydon.5.2.e] }', 'croydon.5.2.e is among them, expected kept'],
  ['{ refused: [visit.made] }', 'visit.made'],
  ['{ nextSteps: [stepDown.agreed] }', 'stepDown.agreed'],
  [
    '{ asOf: 2026-01-30, deadlines: { nextCoreGroup: { status: overdue } } }',
    'status is "running", expected "overdue"',
  ],
];

describe('an expectation that does not hold', () => {
  const short = SHORT.map(([expectation], index) => put(`short-${index}.yaml`, `${GOOD}expect:\n  - ${expectation}\n`));
  const holds = put('holds.yaml', `${GOOD}expect:\n  - { ended: null }\n`);
  let plain: Answer;
  let answer: Answer;
  let alone: Answer;
  beforeAll(async () => {
    [plain, answer, alone] = await Promise.all([
      scenario(holds, ...short),
      scenario(holds, ...short, '--json'),
      scenario(must(short[0], 'a file'), '--json'),
    ]);
  }, SLOW);

  it('makes the exit code 1, alone or among others', () => {
    expect([plain.code, answer.code, alone.code]).toEqual([1, 1, 1]);
    expect(jsonLines(alone)).toHaveLength(1);
  });

  it('takes nothing away from what is printed', () => {
    expect(jsonLines(answer)).toHaveLength(SHORT.length + 1);
    expect(plain.out.match(/^✗ A case$/gm)).toHaveLength(SHORT.length);
    expect(plain.out.match(/^✓ A case$/gm)).toHaveLength(1);
  });

  it.each(SHORT.map(([expectation, said], index) => ({ expectation, said, index })))(
    'is named with its file: $expectation',
    ({ said, index }) => {
      const lines = answer.err.split('\n').filter((line) => line.startsWith(`${short[index]}: `));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(said);
      expect(answer.err).not.toContain(holds);
    },
  );
});

/** The good case with one of its lines replaced, or with more at its end. */
const withLine = (number: number, line: string): string =>
  GOOD.split('\n')
    .map((old, index) => (index === number - 1 ? line : old))
    .join('\n');
const without = (number: number): string =>
  GOOD.split('\n')
    .filter((_, index) => index !== number - 1)
    .join('\n');
const deepBlock = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

const ALIAS_BOMB = `title: &a [x, x, x, x, x, x, x, x, x]
policy: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
child: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
notes: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
asOf: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
knownOn: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
expect: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
facts: [*g, *g, *g, *g, *g, *g, *g, *g, *g]
`;

/** What is wrong, the file, and what must be said: line, field and words; a field of null where none can be named. */
type Wrong = { what: string; text: () => string | Uint8Array; line: number; field: string | null; says: RegExp };

const WRONG: readonly Wrong[] = [
  { what: 'an empty file', text: () => '', line: 1, field: null, says: /empty/ },
  { what: 'a file of blanks', text: () => ' \n\n\t\n', line: 1, field: null, says: /empty/ },
  { what: 'a file with only a comment', text: () => '# later\n', line: 1, field: null, says: /./ },
  {
    what: 'a binary file',
    text: () => Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 41) % 256),
    line: 1,
    field: null,
    says: /not text/,
  },
  {
    what: 'a picture',
    text: () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    line: 1,
    field: null,
    says: /not text/,
  },
  { what: 'prose', text: () => 'Dear all,\nthe core group met on Tuesday.\n', line: 1, field: null, says: /./ },
  { what: 'a list', text: () => '- one\n- two\n', line: 1, field: null, says: /./ },
  {
    what: 'broken YAML',
    text: () => withLine(4, '  - { on: 2026-01-20, type: conference.held'),
    line: 5,
    field: null,
    says: /./,
  },
  { what: 'a tab for an indent', text: () => withLine(4, '\t- { on: 2026-01-20 }'), line: 4, field: null, says: /./ },
  { what: 'two documents', text: () => `${GOOD}---\n${GOOD}`, line: 7, field: null, says: /./ },
  { what: 'a field twice', text: () => `${GOOD}policy: surrey\n`, line: 7, field: null, says: /./ },
  {
    what: 'an unknown kind of fact',
    text: () => withLine(5, '  - { on: 2026-01-29, type: coreGroup.helt }'),
    line: 5,
    field: 'facts[1].type',
    says: /"coreGroup.helt" is not a kind of fact/,
  },
  {
    what: 'a kind of fact that is a property of every object',
    text: () => withLine(5, '  - { on: 2026-01-29, type: constructor }'),
    line: 5,
    field: 'facts[1].type',
    says: /is not a kind of fact/,
  },
  {
    what: 'a thirteenth month',
    text: () => withLine(4, '  - { on: 2026-13-03, type: strategyDiscussion.held }'),
    line: 4,
    field: 'facts[0].on',
    says: /not a real day/,
  },
  {
    what: 'a thirtieth of February',
    text: () => withLine(4, '  - { on: 2026-02-30, type: strategyDiscussion.held }'),
    line: 4,
    field: 'facts[0].on',
    says: /not a real day/,
  },
  {
    what: 'a day written another way',
    text: () => withLine(6, 'asOf: 20/03/2026'),
    line: 6,
    field: 'asOf',
    says: /not a real day/,
  },
  {
    what: 'a day with a time',
    text: () => withLine(4, '  - { on: 2026-01-20T10:00:00Z, type: strategyDiscussion.held }'),
    line: 4,
    field: 'facts[0].on',
    says: /not a real day/,
  },
  {
    what: 'an instant that is none',
    text: () => withLine(4, '  - { on: 2026-01-20, type: strategyDiscussion.held, recordedAt: yesterday }'),
    line: 4,
    field: 'facts[0].recordedAt',
    says: /not an instant/,
  },
  {
    what: 'a missing field of a fact',
    text: () => withLine(5, '  - { on: 2026-01-29, type: coreGroup.held }'),
    line: 5,
    field: 'facts[1].chair',
    says: /is missing/,
  },
  {
    what: 'a fact without a day',
    text: () => withLine(5, '  - { type: coreGroup.held, chair: teamManager }'),
    line: 5,
    field: 'facts[1].on',
    says: /./,
  },
  {
    what: 'a fact without a type',
    text: () => withLine(5, '  - { on: 2026-01-29 }'),
    line: 5,
    field: 'facts[1].type',
    says: /is missing/,
  },
  {
    what: 'a fact that is a word',
    text: () => withLine(5, '  - coreGroup.held'),
    line: 5,
    field: 'facts[1]',
    says: /./,
  },
  { what: 'no title', text: () => without(1), line: 1, field: 'title', says: /is missing/ },
  { what: 'no policy', text: () => without(2), line: 1, field: 'policy', says: /is missing/ },
  {
    what: 'no facts',
    text: () => 'title: x\npolicy: surrey\nasOf: 2026-01-01\n',
    line: 1,
    field: 'facts',
    says: /is missing/,
  },
  {
    what: 'no facts and no day',
    text: () => 'title: x\npolicy: surrey\nfacts: []\n',
    line: 1,
    field: 'asOf',
    says: /is missing/,
  },
  {
    what: 'a misspelt field of a fact',
    text: () => withLine(5, '  - { on: 2026-01-29, type: coreGroup.held, chair: teamManager, atended: [police] }'),
    line: 5,
    field: 'facts[1].atended',
    says: /spelling/,
  },
  {
    what: 'a misspelt field of the file',
    text: () => `${GOOD}expects: []\n`,
    line: 7,
    field: 'expects',
    says: /spelling/,
  },
  {
    what: 'a misspelt deadline',
    text: () => `${GOOD}expect:\n  - deadlines: { nextCoregroup: { status: met } }\n`,
    line: 8,
    field: 'expect[0].deadlines.nextCoregroup',
    says: /./,
  },
  {
    what: 'a status that does not exist',
    text: () => `${GOOD}expect:\n  - deadlines: { nextCoreGroup: { status: done } }\n`,
    line: 8,
    field: 'expect[0].deadlines.nextCoreGroup.status',
    says: /./,
  },
  {
    what: 'a decision of the other conference',
    text: () => withLine(4, '  - { on: 2026-01-20, type: conference.held, kind: initial, decision: discontinue }'),
    line: 4,
    field: 'facts[0].decision',
    says: /does not fit/,
  },
  {
    what: 'an interval that is none',
    text: () =>
      withLine(4, '  - { on: 2026-01-20, type: conference.held, kind: initial, decision: plan, interval: often }'),
    line: 4,
    field: 'facts[0].interval',
    says: /is not a period/,
  },
  {
    what: 'an action without a day',
    text: () => withLine(5, '  - { on: 2026-01-29, type: action.agreed, action: a, what: x, who: y }'),
    line: 5,
    field: 'facts[1].by',
    says: /./,
  },
  {
    what: 'an unknown policy',
    text: () => withLine(2, 'policy: kent'),
    line: 2,
    field: 'policy',
    says: /"kent".*croydon.*surrey/,
  },
  {
    what: 'an id that is there twice',
    text: () =>
      withLine(
        5,
        '  - { id: a, on: 2026-01-29, type: visit.made }\n  - { id: b, on: 2026-01-29, type: visit.made }\n  - { id: a, on: 2026-01-30, type: visit.made }',
      ),
    line: 7,
    field: 'facts[3].id',
    says: /"a" names an earlier fact/,
  },
  { what: 'an alias bomb', text: () => ALIAS_BOMB, line: 2, field: null, says: /alias/ },
  {
    what: 'a single alias',
    text: () => `${GOOD}notes: &n x\nchild: { name: *n }\n`,
    line: 8,
    field: null,
    says: /alias/,
  },
  {
    what: '10 MB',
    text: () => `${GOOD}notes: "${'x'.repeat(10 << 20)}"\n`,
    line: 1,
    field: null,
    says: /at most a million/,
  },
  {
    what: '10 MB of facts',
    text: () => `${GOOD}${'  - { on: 2026-01-29, type: visit.made }\n'.repeat(260_000)}`,
    line: 1,
    field: null,
    says: /at most a million/,
  },
  {
    what: 'more than a million characters',
    text: () => `${GOOD}# ${'é'.repeat(1_000_000)}\n`,
    line: 1,
    field: null,
    says: /at most a million/,
  },
  {
    what: 'lists 10,000 deep',
    text: () => withLine(3, `facts: ${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    line: 3,
    field: null,
    says: /deep/,
  },
  {
    what: 'maps 10,000 deep',
    text: () => withLine(3, `facts: ${'{a: '.repeat(10_000)}x${'}'.repeat(10_000)}`),
    line: 3,
    field: null,
    says: /deep/,
  },
  {
    what: 'lists 10,000 deep that never close',
    text: () => withLine(3, `facts: ${'['.repeat(10_000)}`),
    line: 3,
    field: null,
    says: /deep/,
  },
  {
    what: 'block lists 10,000 deep',
    text: () => `${GOOD}notes:\n  ${'- '.repeat(10_000)}x\n`,
    line: 8,
    field: null,
    says: /deep/,
  },
  {
    what: 'block keys 10,000 deep',
    text: () => `${GOOD}notes:\n  ${'? '.repeat(10_000)}x\n`,
    line: 8,
    field: null,
    says: /deep/,
  },
  { what: 'block maps 10,000 deep', text: () => deepBlock(10_000), line: 1, field: null, says: /./ },
  { what: 'block maps 1,300 deep', text: () => deepBlock(1300), line: 1, field: null, says: /./ },
];

/** Refused: exit code 2, nothing on standard output, no stack trace. */
function expectRefusal({ code, out, err }: Answer): void {
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).not.toBe('');
  expect(err).not.toMatch(/\n\s+at /);
  expect(err).not.toMatch(/\b(Error|undefined|NaN|\[object)\b/);
}

describe('a wrong file', () => {
  const nameOf = ({ what }: Wrong): string => path(`wrong-${what.replaceAll(/\W+/g, '-')}.yaml`);
  const good = put('beside.yaml', GOOD);
  let all: Answer;
  beforeAll(async () => {
    for (const wrong of WRONG) put(basename(nameOf(wrong)), wrong.text());
    all = await scenario(good, ...WRONG.map(nameOf));
  }, SLOW);

  it('leaves nothing printed, not even of a good one beside it', () => {
    expectRefusal(all);
    expect(all.err).not.toContain(good);
  });

  it.each(WRONG)('is refused with its line and field: $what', (wrong) => {
    const file = nameOf(wrong);
    const lines = all.err.split('\n').filter((line) => line.startsWith(`${file}:`));
    expect(lines.length).toBeGreaterThanOrEqual(1);
    const [first] = lines;
    expect(first).toMatch(wrong.says);
    expect(first?.length).toBeLessThan(1000);
    // Which of many levels is named does not matter.
    const place = wrong.what.startsWith('block maps') ? ':' : `:${wrong.line}: ${wrong.field ?? ''}`;
    expect(first).toContain(`${file}${place}`);
  });

  it.concurrent.each([
    'an empty file',
    'a binary file',
    'an unknown kind of fact',
    'a thirteenth month',
    'an alias bomb',
    '10 MB',
    'lists 10,000 deep',
    'block maps 10,000 deep',
  ])(
    'is refused when it is alone: %s',
    async (what) => {
      const file = nameOf(
        must(
          WRONG.find((wrong) => wrong.what === what),
          what,
        ),
      );
      const answer = await scenario(file, '--json');
      expectRefusal(answer);
      expect(answer.err.startsWith(`${file}:`)).toBe(true);
    },
    SLOW,
  );

  it(
    'can be a folder or not there at all',
    async () => {
      const folder = path('folder.yaml');
      mkdirSync(folder);
      const answer = await scenario(good, folder, path('missing.yaml'), '--json');
      expectRefusal(answer);
      expect(answer.err).toMatch(/folder\.yaml:1: .*folder/);
      expect(answer.err).toMatch(/missing\.yaml:1: .*no such file/);
    },
    SLOW,
  );

  it(
    'is told everything that is wrong in it at once',
    async () => {
      const text = withLine(4, '  - { on: 2026-02-30, type: strategyDiscussion.held }').replace(
        'chair: teamManager',
        'chairr: x',
      );
      const answer = await scenario(put('several.yaml', text));
      expectRefusal(answer);
      expect(answer.err).toContain(':4: facts[0].on: ');
      expect(answer.err).toContain(':5: facts[1].chair: is missing');
      expect(answer.err).toContain(':5: facts[1].chairr: ');
    },
    SLOW,
  );
});
