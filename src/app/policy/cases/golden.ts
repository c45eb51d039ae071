import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { type Expectation, shortfalls } from '../../../engine/expect.ts';
import { toJson } from '../../../engine/json.ts';
import { run, type Run } from '../../../engine/run.ts';
import { readScenario, type Scenario } from '../../../engine/scenario.ts';
import { writeScenario } from '../../../engine/writeScenario.ts';
import { useServices } from '../../shared/services.ts';

/** A case with what it is expected to come to, as a scenario file; kept for all editions of an authority. */
export type GoldenFile = { readonly id: string; readonly authority: string; readonly text: string };
export type Golden = { readonly id: string; readonly scenario: Scenario };

/** What a golden case comes to under a policy: nothing is amiss, or a sentence for each thing that is. */
export type Judged = { readonly golden: Golden; readonly run: Run; readonly amiss: readonly string[] };

export function judge(golden: Golden, policy: Policy): Judged {
  const { facts, asOf, knownOn, child, expect } = golden.scenario;
  const on = (day: { asOf?: Run['asOf'] | undefined; knownOn?: Run['asOf'] | undefined }): Run =>
    run(policy, facts, { asOf: day.asOf ?? asOf, knownOn: day.knownOn ?? knownOn, born: child?.born });
  const amiss = expect.flatMap((expected) => shortfalls(expected, toJson(on(expected), facts)));
  return { golden, run: on({}), amiss };
}

/** Everything a run came to, as what is expected from now on. */
function expectationOf(found: Run): Expectation {
  const { states, ended, deadlines, breaches, refused } = toJson(found, found.given);
  return {
    asOf: found.asOf,
    states: Object.fromEntries(Object.entries(states).map(([process, paths]) => [process, [...paths]])),
    ended,
    deadlines: Object.fromEntries(deadlines.map(({ id, n, due, status }) => [`${id}#${n}`, { due, status }])),
    breaches: breaches.map(({ on, clauses }) => ({ on, clauses: [...clauses] })),
    refused: refused.map(({ type }) => type),
  };
}

/** A run as the file of a golden case. */
export const goldenText = (title: string, found: Run): string =>
  writeScenario({
    title,
    policy: found.policy.id,
    ...(found.born === null ? {} : { child: { born: found.born } }),
    facts: found.given,
    asOf: found.asOf,
    expect: [expectationOf(found)],
  });

const SETTING = 'golden cases';

/** The golden cases of an authority on this device. */
export function useGolden(authority: string) {
  const { store, newId } = useServices();
  const [files, setFiles] = useState<readonly GoldenFile[] | null>(null);

  const read = useCallback(async (): Promise<readonly GoldenFile[]> => {
    const found = await store.setting(SETTING);
    return found.ok && Array.isArray(found.value) ? found.value.filter(isFile) : [];
  }, [store]);

  useEffect(() => {
    let isOpen = true;
    void (async () => {
      const found = await read();
      if (isOpen) setFiles(found);
    })();
    return () => {
      isOpen = false;
    };
  }, [read]);

  const change = async (next: (files: readonly GoldenFile[]) => readonly GoldenFile[]): Promise<string | null> => {
    const all = next(await read());
    const written = await store.saveSetting(SETTING, all);
    if (!written.ok) return written.problem.message;
    setFiles(all);
    return null;
  };
  const cases = useMemo(
    (): readonly Golden[] =>
      (files ?? [])
        .filter((file) => file.authority === authority)
        .flatMap(({ id, text }) => {
          const scenario = readScenario(text);
          return scenario.ok ? [{ id, scenario: scenario.value }] : [];
        }),
    [files, authority],
  );
  return {
    isRead: files !== null,
    cases,
    /** Null when they are kept; else why they are not. */
    add: (texts: readonly string[]) =>
      change((all) => [...all, ...texts.map((text) => ({ id: newId(), authority, text }))]),
    replace: (id: string, text: string) =>
      change((all) => all.map((file) => (file.id === id ? { ...file, text } : file))),
    remove: (id: string) => change((all) => all.filter((file) => file.id !== id)),
  };
}

const isFile = (value: unknown): value is GoldenFile =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'authority', 'text'].every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string');
