import { generate } from '../../../engine/generate/caseload.ts';
import { impact, type ImpactCase } from '../../../engine/impact.ts';
import type { Asked, Said } from '../useAnswer.ts';
import { type ImpactAnswer, type ImpactQuestion, SHOWN } from './question.ts';

let made: { readonly key: string; readonly cases: readonly ImpactCase[] } | null = null;

/** The same made-up children for the same policy, however its periods are changed. */
function madeUp({ before, asOf }: ImpactQuestion, children: number): readonly ImpactCase[] {
  const key = `${before.id} ${before.edition} ${asOf} ${children}`;
  if (made?.key !== key) {
    const cases = [...generate({ seed: 1, children, policies: [before], asOf })].map(({ child, facts }, index) => ({
      id: String(index),
      name: child.name,
      born: child.born,
      facts,
    }));
    made = { key, cases };
  }
  return made.cases;
}

addEventListener('message', ({ data: { n, question } }: MessageEvent<Asked<ImpactQuestion>>) => {
  const cases = typeof question.cases === 'number' ? madeUp(question, question.cases) : question.cases;
  const found = impact(cases, question.before, question.after, question.asOf);
  const changed = found.changed.toSorted((a, b) => weight(b) - weight(a)).slice(0, SHOWN);
  const ids = new Set(changed.map(({ id }) => id));
  const answer: ImpactAnswer = {
    impact: { ...found, changed },
    changed: found.changed.length,
    datesMoved: found.changed.reduce((sum, { moved }) => sum + moved.length, 0),
    shown: cases.filter(({ id }) => ids.has(id)),
  };
  postMessage({ n, answer, isDone: true } satisfies Said<ImpactAnswer>);
});

/** Who is newly overdue, or no longer, comes first; then who has most dates moved. */
const weight = ({ overdue, notKept, moved }: ReturnType<typeof impact>['changed'][number]): number =>
  Math.abs(overdue.after - overdue.before) * 1000 + Math.abs(notKept.after - notKept.before) * 100 + moved.length;
