import { summaryOf } from '../src/app/shared/summary.ts';
import { run, stand, type Standing } from '../src/engine/run.ts';
import type { GeneratedCase } from '../src/engine/generate/caseload.ts';
import { byHand } from './byHand.ts';
import { AS_OF, caseload } from './caseload.ts';
import { cpuMs, measure, median } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const runAll = (cases: readonly GeneratedCase[]): void => {
  for (const { policy, child, facts } of cases) run(policy, facts, { asOf: AS_OF, born: child.born });
};

/** Whole runs, with dates and breaches: how many, how they grow, and what a live case keeps. */
export function runRows(seed: number): Row[] {
  const thousand = caseload(seed, 1000);
  const tenThousand = [...thousand, ...caseload(seed + 1, 9000)];
  runAll(thousand);
  const rounds = Array.from({ length: 7 }, () => {
    return { small: cpuMs(() => runAll(thousand)), large: cpuMs(() => runAll(tenThousand)) };
  });
  const growth = median(rounds.map((round) => round.large / round.small));
  const small = median(rounds.map((round) => round.small));
  return [
    { what: '1,000 children × 60 facts, whole runs', value: ms(small), target: '', met: null, figures: { ms: small } },
    {
      what: 'growth from 1,000 to 10,000 children',
      value: times(growth),
      target: '≤ 11 ×',
      met: growth <= 11,
      figures: { ratio: growth },
    },
    byHandRow(thousand),
    memoryRow(thousand),
  ];
}

type Came = Pick<Standing, 'deadlines' | 'breaches'>;

/** All dates and breaches of whole cases, by the engine and by hand; both must come to the same. */
function byHandRow(cases: readonly GeneratedCase[]): Row {
  const ways: Readonly<Record<string, (one: GeneratedCase) => Came>> = {
    engine: ({ policy, child, facts }) => stand(policy, facts, { asOf: AS_OF, born: child.born }),
    hand: ({ policy, child, facts }) => byHand(policy, facts, { asOf: AS_OF, born: child.born }),
  };
  for (const one of cases) {
    const [expected, found] = Object.values(ways).map((way) => textOf(way(one)));
    if (expected !== found) throw new Error(`By hand it comes to something else:\n${expected}\n${found}`);
  }
  const { ratio } = measure(
    Object.entries(ways).map(([name, way]) => ({
      name,
      work: () => {
        for (const one of cases) way(one);
        return cases.length;
      },
    })),
  );
  const over = ratio('engine', 'hand');
  return {
    what: 'whole cases with dates and breaches, against a reducer written by hand',
    value: times(over),
    target: '≥ 0.5 ×',
    met: over >= 0.5,
    why: 'All nine machines against a switch over what happened. Both choose the facts that count, count a date and look at checks by the same code; only the engine asks whether a fact can have been, and says where the case stands.',
    figures: { ratio: over },
  };
}

const textOf = ({ deadlines, breaches }: Came): string =>
  [
    ...deadlines.map(({ id, n, due, status, metOn }) => `${id} ${n} ${due} ${status} ${metOn}`),
    ...breaches.map(({ on, of, strength }) => `${on} ${JSON.stringify(of)} ${strength}`),
  ]
    .toSorted()
    .join('\n');

function memoryRow(cases: readonly GeneratedCase[]): Row {
  const what = 'memory of a live case beyond its facts';
  const collect = globalThis.gc;
  if (!collect) return { what, value: '–', target: '≤ 1 kB', met: null, why: 'Node was started without --expose-gc.' };
  const kept = (): number => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const summaries = cases.map(({ policy, child, facts }) =>
      summaryOf(run(policy, facts, { asOf: AS_OF, born: child.born })),
    );
    collect();
    return (process.memoryUsage().heapUsed - before) / summaries.length;
  };
  // What all cases share is made with the first.
  kept();
  const each = median(Array.from({ length: 5 }, kept));
  return {
    what,
    value: `${(each / 1024).toFixed(1)} kB`,
    target: '≤ 1 kB',
    met: each <= 1024,
    figures: { bytes: each },
  };
}
