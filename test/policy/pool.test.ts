import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { openPool } from '../../src/app/policy/impact/pool.ts';
import type { ToWorker } from '../../src/app/policy/impact/question.ts';
import type { ImpactCase } from '../../src/engine/impact.ts';
import { must } from '../../src/facts/must.ts';
import { POLICIES } from '../given.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const policy = must(POLICIES[0], 'a policy');
const children = (name: string, count: number): ImpactCase[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${name} ${index}`, name, born: null, facts: [] }));
const asked = (cases: readonly ImpactCase[]) => ({ before: policy, after: policy, asOf: '2026-06-30', cases }) as const;

/** A pool whose workers only note what they are told. */
function aPool() {
  const told: ToWorker[][] = [];
  const pool = openPool(() => {
    const heard: ToWorker[] = [];
    told.push(heard);
    const postMessage = (message: ToWorker): void => void heard.push(message);
    return { postMessage, addEventListener: () => undefined, terminate: () => undefined } as unknown as Worker;
  });
  const sent = (): (readonly ImpactCase[])[] =>
    told.flat().flatMap((message) => (message.kind === 'cases' ? [message.cases] : []));
  return { pool, told, sent };
}

test('the children of the device are sent a few at a time, each once and to one worker, and each worker knows how many', async () => {
  const { pool, told, sent } = aPool();
  const cases = children('a', 1001);
  pool.ask(asked(cases));
  expect(sent().flat().length).toBeLessThanOrEqual(50);
  await vi.runAllTimersAsync();
  expect(Math.max(...sent().map(({ length }) => length))).toBeLessThanOrEqual(50);
  expect(sent().flat().toSorted(byId)).toEqual(cases.toSorted(byId));
  for (const heard of told) {
    const [first] = heard;
    const own = heard.flatMap((message) => (message.kind === 'cases' ? message.cases : []));
    expect(first).toMatchObject({ kind: 'follow', follow: { sent: own.length } });
  }
});

test('once others are to be followed, or nobody, no more of the first are sent', async () => {
  const { pool, told, sent } = aPool();
  pool.ask(asked(children('a', 1000)));
  pool.ask(asked(children('b', 300)));
  await vi.runAllTimersAsync();
  for (const heard of told) {
    const later = heard.slice(heard.findLastIndex(({ kind }) => kind === 'follow'));
    const names = later.flatMap((message) => (message.kind === 'cases' ? message.cases : [])).map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 150 }, () => 'b'));
  }
  pool.ask(asked(children('c', 1000)));
  pool.stop();
  const before = sent().length;
  await vi.runAllTimersAsync();
  expect(sent()).toHaveLength(before);
});

const byId = (a: ImpactCase, b: ImpactCase): number => (a.id < b.id ? -1 : 1);
