import { ROLE_WORDS } from '../src/facts/roles.ts';
import { type Authority, type Frame, type Policy, TERMS } from './schema.ts';

const WORDS = { ...ROLE_WORDS, ...TERMS };

/** The frame as a policy of its own: England with no authority's rules. */
export const frameAsPolicy = (frame: Frame): Policy => ({
  ...frame,
  extends: null,
  words: { ...WORDS, ...frame.words },
});

/** An authority's values over the frame's. Lists add up; a value the authority sets replaces the frame's. */
export function resolvePolicy(frame: Frame, own: Authority): Policy {
  return {
    ...own,
    words: { ...WORDS, ...frame.words, ...own.words },
    deadlines: over(frame.deadlines, {
      ...own.deadlines,
      nextCoreGroup: over(frame.deadlines.nextCoreGroup, own.deadlines.nextCoreGroup ?? {}),
    }),
    ladders: over(frame.ladders, own.ladders),
    stepDown: {
      consent: own.stepDown.consent ?? frame.stepDown.consent,
      routes: over(frame.stepDown.routes, own.stepDown.routes ?? {}),
    },
    silent: over(frame.silent, own.silent),
    checks: [...frame.checks, ...own.checks],
    tasks: [...frame.tasks, ...own.tasks],
    guidance: addUp(frame.guidance, own.guidance),
    forms: { ...frame.forms, ...own.forms },
    circulation: { ...frame.circulation, ...own.circulation },
    settings: { ...frame.settings, ...own.settings },
    clauses: { ...frame.clauses, ...own.clauses },
  };
}

/** The same map with the values that `own` sets. */
const over = <T extends object>(base: T, own: { readonly [K in keyof T]?: T[K] | undefined }): T => ({
  ...base,
  ...own,
});

function addUp(a: Policy['guidance'], b: Policy['guidance']): Policy['guidance'] {
  const moments = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Policy['guidance']>;
  return Object.fromEntries([...moments].map((moment) => [moment, [...(a[moment] ?? []), ...(b[moment] ?? [])]]));
}
