import { Document, isMap, isSeq, visit } from 'yaml';

import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import { idAt, isInOrder, recordedInOrder, type Scenario } from './scenario.ts';

/**
 * A scenario as a file that reads the same. Facts stand one to a line, in the order in which they are given; an id or
 * an instant that the reader would give anyway is left out.
 */
export function writeScenario({
  title,
  policy,
  child,
  notes,
  training,
  facts,
  asOf,
  knownOn,
  expect,
}: Scenario): string {
  const { injects = [], ...teaching } = training ?? {};
  const file = defined({
    title,
    policy,
    notes,
    child,
    training: training && {
      ...withoutEmpty(teaching),
      ...withoutEmpty({
        injects: injects.map((inject) => withoutEmpty({ ...inject, facts: inject.facts.map(plainFact) })),
      }),
    },
    facts: facts.map(plainFact),
    asOf,
    knownOn,
    expect: expect.length === 0 ? undefined : expect,
  });
  const document = new Document(file, { schema: 'core', version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Map: (key, map, path) => {
      const [list] = path.slice(-1);
      // A fact, an expected deadline, the child: short things that read best in one line.
      if (typeof key === 'number' && isSeq(list) && map.has('type') && map.has('on')) map.flow = true;
      else if (path.length > 5) map.flow = true;
      return undefined;
    },
    Seq: (_, list, path) => {
      if (path.length > 3 && list.items.every((item) => !isMap(item))) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** For a fact that has no place in a file yet: after all that happened on its day. */
export const recordedLast = (on: Day): string => recordedInOrder(on, 999_999);

/** Facts in the order of their days, each with its place in the list as the time at which it was written down. */
export function inFileOrder(facts: readonly Fact[]): Fact[] {
  const byDay = facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return byDay.map((fact, index) =>
    isInOrder(fact) ? { ...fact, recordedAt: recordedInOrder(fact.on, index) } : fact,
  );
}

function plainFact(fact: Fact, index: number): object {
  const { on, type, id, recordedAt, by, ...details } = fact;
  return defined({
    on,
    type,
    id: id === idAt(index) ? undefined : id,
    recordedAt: recordedAt === recordedInOrder(on, index) ? undefined : recordedAt,
    by: by === '' ? undefined : by,
    ...details,
  });
}

const defined = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const withoutEmpty = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
