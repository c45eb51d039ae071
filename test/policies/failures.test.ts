import { assert, describe, expect, test } from 'vitest';

import { loadPolicies, readAuthority, readFrame } from '../../policies/read.ts';
import { authorityText, frameText } from '../../src/cli/policies.ts';
import { must } from '../../src/facts/must.ts';

const read = readFrame(frameText());
const frame = must(read.ok ? read.value : null, 'the national frame');
const CROYDON = authorityText('croydon.yaml');

/** Croydon's file with one place changed, and what is then said about it; the line is that of the place. */
function changed(place: string, into: string): { problems: string[]; line: number } {
  assert(CROYDON.split(place).length === 2, `"${place}" is there once`);
  const result = readAuthority(CROYDON.replace(place, into), frame);
  const line = CROYDON.slice(0, CROYDON.indexOf(place)).split('\n').length;
  return { problems: result.ok ? [] : result.problems.map((p) => `${p.line}: ${p.field}: ${p.message}`), line };
}

const FIRST =
  'firstCoreGroup: { within: 10 working days, of: initialConference, strength: must, clauses: [croydon.5.2.c] }';
const CHAIR = 'on: coreGroup.held, first: true, require: chairedBy, roles: [teamManager, operationalManager]';

describe('L2: what is wrong in a policy is said with line and field', () => {
  test('L2: nothing is said about a file that is right', () => {
    expect(readAuthority(CROYDON, frame).ok).toBe(true);
  });

  test.each([
    [
      'an unknown clause',
      FIRST,
      FIRST.replace('5.2.c', '5.2.z'),
      'deadlines.firstCoreGroup',
      /names the clause croydon\.5\.2\.z, which does not exist/,
    ],
    [
      'a text that is no clause id',
      FIRST,
      FIRST.replace('croydon.5.2.c', 'see above'),
      'deadlines.firstCoreGroup.clauses[0]',
      /clause id, such as croydon\.5\.2\.c|no rule for a deadline/,
    ],
    [
      'a deadline without a clause',
      FIRST,
      FIRST.replace(', clauses: [croydon.5.2.c]', ''),
      'deadlines.firstCoreGroup',
      /no rule for a deadline|clauses/,
    ],
    [
      'a deadline with an empty list of clauses',
      FIRST,
      FIRST.replace('croydon.5.2.c', ''),
      'deadlines.firstCoreGroup',
      /no rule for a deadline|at least one clause/,
    ],
    [
      'a deadline with neither a rule nor silent',
      FIRST,
      'firstCoreGroup: { strength: must, clauses: [croydon.5.2.c] }',
      'deadlines.firstCoreGroup',
      /no rule for a deadline/,
    ],
    [
      'a period that cannot be read',
      FIRST,
      FIRST.replace('10 working days', 'ten working days'),
      'deadlines.firstCoreGroup',
      /no rule for a deadline|is not a period/,
    ],
    [
      'an unknown anchor',
      FIRST,
      FIRST.replace('of: initialConference', 'of: theConference'),
      'deadlines.firstCoreGroup',
      /no rule for a deadline/,
    ],
    [
      'a misspelt field of a rule',
      FIRST,
      FIRST.replace('within:', 'withn:'),
      'deadlines.firstCoreGroup',
      /no rule for a deadline/,
    ],
    [
      'a misspelt deadline',
      FIRST,
      FIRST.replace('firstCoreGroup', 'firstCoregroup'),
      'deadlines.firstCoregroup',
      /is not a field that belongs here; check its spelling/,
    ],
    [
      'a misspelt part of the file',
      'settings:\n',
      'setings:\n',
      'setings',
      /is not a field that belongs here; check its spelling/,
    ],
    [
      'a misspelt field of a check',
      CHAIR,
      CHAIR.replace('first:', 'frist:'),
      'checks[0].frist',
      /is not a field that belongs here/,
    ],
    [
      'an unknown role',
      CHAIR,
      CHAIR.replace('operationalManager', 'bigBoss'),
      'checks[0].roles[1]',
      /"bigBoss" is not a role Waymark knows/,
    ],
    [
      'an unknown kind of fact',
      CHAIR,
      CHAIR.replace('coreGroup.held', 'coreGroup.helt'),
      'checks[0].on',
      /"coreGroup\.helt" is not a kind of fact/,
    ],
    ['an unknown check', CHAIR, CHAIR.replace('chairedBy', 'chairedWell'), 'checks[0].require', /./],
    ['an unknown word', 'leadSocialWorker: key worker\n', 'leadSocalWorker: key worker\n', 'words', /./],
    ['another frame', 'extends: england', 'extends: wales', 'extends', /names wales; there is only england/],
    ['a day that is none', 'reviewedOn: 2026-11-23', 'reviewedOn: 2026-11-31', 'reviewedOn', /is not a real day/],
    [
      'a strength that is none',
      FIRST,
      FIRST.replace('strength: must', 'strength: firm'),
      'deadlines.firstCoreGroup',
      /no rule for a deadline/,
    ],
    ['an id in capitals', 'id: croydon\n', 'id: Croydon\n', 'id', /lower case with hyphens/],
  ])('L2: %s', (_, place, into, field, message) => {
    const { problems, line } = changed(place, into);
    const about = problems.filter((problem) => problem.startsWith(`${line}: ${field}`));
    expect(about.length > 0 ? about : problems).toEqual([expect.stringMatching(message)]);
  });

  test('L2: a clause that nothing uses', () => {
    const added = '  croydon.99.1: { at: "99", says: New., strength: must, kind: task, phase: always }';
    const text = `${CROYDON.trimEnd()}\n${added}\n`;
    const result = readAuthority(text, frame);
    expect(result.ok ? [] : result.problems).toEqual([
      {
        line: text.trimEnd().split('\n').length,
        field: 'clauses.croydon.99.1',
        message: 'is used by no deadline, check, task, form, ladder, step-down or guidance',
      },
    ]);
  });

  test('L2: a clause that acts as another kind than it says', () => {
    const place = 'croydon.5.2.c: { at: "5.2';
    const entry = CROYDON.split('\n').find((line) => line.includes(place)) ?? '';
    const { problems, line } = changed(entry, entry.replace('kind: deadline', 'kind: form'));
    expect(problems).toEqual([`${line}: clauses.croydon.5.2.c: has the kind form, and acts as deadline`]);
  });

  test('L2: an unknown clause in a setting', () => {
    const place = 'from: judgement, clauses: [croydon.10.3.b] }';
    const { problems, line } = changed(place, place.replace('10.3.b', '10.3.z'));
    expect(problems).toEqual([`${line}: settings.recordFrom: names the clause croydon.10.3.z, which does not exist`]);
  });

  test('L2: an unknown clause in guidance', () => {
    const place = 'record: [croydon.appendix.1]';
    const { problems, line } = changed(place, 'record: [croydon.appendix.1, croydon.appendix.2]');
    expect(problems).toEqual([
      `${line}: guidance.record[1]: names the clause croydon.appendix.2, which does not exist`,
    ]);
  });

  test('L2: a clause of another authority', () => {
    const { problems, line } = changed(FIRST, FIRST.replace('croydon.5.2.c', 'surrey.frequency.1.b'));
    expect(problems[0]).toBe(
      `${line}: deadlines.firstCoreGroup: names the clause surrey.frequency.1.b, which does not exist`,
    );
  });

  test('L2: a frame that leaves a deadline out', () => {
    const text = frameText();
    const place = text.split('\n').find((line) => line.startsWith('  action:')) ?? '';
    const result = readFrame(text.replace(`${place}\n`, ''));
    expect(result.ok ? [] : result.problems).toEqual([
      { line: expect.any(Number), field: 'deadlines.action', message: expect.any(String) },
    ]);
  });

  test('L2: a built-in file that is wrong stops everything, with line and field', () => {
    expect(() => loadPolicies(frameText(), [CROYDON.replace('extends: england', 'extends: wales')])).toThrow(
      /line \d+: extends: names wales/,
    );
  });
});
