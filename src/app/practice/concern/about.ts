import type { Climb } from '../../../engine/ladder.ts';
import type { Screen } from '../../shared/screens.ts';

/** What is recorded of this concern next. */
export const about = (
  id: string,
  { concern }: Pick<Climb, 'concern'>,
  fact: 'concern.managerInformed' | 'concern.stepTaken' | 'concern.decided' | 'concern.resolved',
  more: Readonly<Record<string, string>> = {},
): Screen => ({ name: 'record', id, fact, given: { concern, ...more } });
