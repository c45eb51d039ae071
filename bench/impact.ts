import { MACHINE_IDS } from '../machines/index.ts';
import { generate } from '../src/engine/generate/caseload.ts';
import { followCaseload } from '../src/engine/impact.ts';
import { withPeriod } from '../src/engine/limits.ts';
import { prove } from '../src/engine/prove/prove.ts';
import { run } from '../src/engine/run.ts';
import { AS_OF, AUTHORITIES, policyOf } from './caseload.ts';
import { cpuMs, median } from './measure.ts';
import { ms, type Row } from './table.ts';

const often = (work: () => void): number => median(Array.from({ length: 7 }, () => cpuMs(work)));

export function impactRows(seed: number): Row[] {
  const policy = policyOf('croydon');
  const cases = [...generate({ seed, children: 1000, policies: [policy], asOf: AS_OF, facts: 60 })].map(
    ({ child, facts }, index) => ({ id: String(index), name: child.name, born: child.born, facts }),
  );
  const [big] = generate({ seed, children: 1, policies: [policy], asOf: AS_OF, facts: 200 });
  const followed = followCaseload(policy, AS_OF);
  const following = cpuMs(() => cases.forEach(followed.add));
  const after = withPeriod(policy, 'nextCoreGroup.afterFirstReview', { count: 5, unit: 'weeks' });
  const asked = often(() => {
    const asking = followed.ask(after);
    asking.go(cases.length);
    asking.found(50);
  });
  const opened = often(() => big && run(policy, big.facts, { asOf: AS_OF, born: big.child.born }));
  return [
    {
      what: 'impact of a changed period on 1,000 children × 60 facts, in Node, one thread',
      value: ms(asked),
      target: '',
      met: null,
      why: `The limit that sets most dates of all. Once before that the caseload is followed: ${ms(following)}.`,
      figures: { ms: asked, following },
    },
    { what: 'run of a case of 200 facts', value: ms(opened), target: '', met: null, figures: { ms: opened } },
  ];
}

export function proofRows(): Row[] {
  const spent = cpuMs(() => {
    for (const policy of [policyOf('england'), ...AUTHORITIES]) for (const id of MACHINE_IDS) prove(id, policy);
  });
  return [
    {
      what: 'proofs, all machines under all policies',
      value: ms(spent),
      target: '≤ 20 s',
      met: spent <= 20_000,
      figures: { ms: spent },
    },
  ];
}
