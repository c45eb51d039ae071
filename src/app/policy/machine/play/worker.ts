import { MACHINES } from '../../../../../machines/index.ts';
import { wayTo } from '../../../../engine/prove/stroll.ts';
import type { Asked, Said } from '../../desk/useAnswer.ts';
import type { WayAnswer, WayQuestion } from './question.ts';

addEventListener('message', ({ data: { n, question } }: MessageEvent<Asked<WayQuestion>>) => {
  const { policy, machineId, path } = question;
  const way = wayTo({ machines: MACHINES, policy, machineId }, path);
  postMessage({ n, answer: { question, way }, isDone: true } satisfies Said<WayAnswer>);
});
