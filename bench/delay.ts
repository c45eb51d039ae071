import { childNamed, visitOn } from '../test/trust/world.ts';
import { median } from './measure.ts';
import type { Row } from './table.ts';
import { withTwoBrowsers } from './twoBrowsers.ts';

const FACTS = 100;

/** Two devices, each in a browser of its own over a profile on the disk, with three servers between them. */
export const delayRow = (): Promise<Row> =>
  withTwoBrowsers(3, async (here, there) => {
    const caseId = crypto.randomUUID();
    await here.addCase(caseId, childNamed('Child'));

    const delays: number[] = [];
    // The first warms up, and waits until both are connected.
    for (let n = 0; n <= FACTS; n++) {
      const fact = visitOn((n % 27) + 1);
      const [seen, began] = await Promise.all([there.sees(caseId, fact.id), here.record(caseId, fact)]);
      if (n > 0) delays.push(seen - began);
    }
    const slow = delays.toSorted((a, b) => a - b)[Math.ceil(FACTS * 0.95) - 1] ?? Number.NaN;
    return {
      what: 'a fact recorded in one browser is in the other’s store: 95th percentile',
      value: `${slow} ms`,
      target: '≤ 250 ms',
      met: slow <= 250,
      why: `${FACTS} facts of one case, one after the other, from “record” to what the other reads: stored, sealed, sent, on two of three servers, merged. Half of them within ${median(delays)} ms. Two Chromiums with profiles on the disk.`,
      figures: { slow, median: median(delays) },
    };
  });
