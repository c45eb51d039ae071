import type { FactType } from '../../../facts/vocabulary.ts';
import type { Item } from './item.ts';

/** What one looks for in the story of a case. */
const LANDMARKS: ReadonlySet<FactType> = new Set([
  'conference.held',
  'coreGroup.held',
  'concern.raised',
  'stepDown.agreed',
  'plan.ended',
]);

/** Whether an item can do without words where a month is an inch wide: it went as it should, or matters no more. */
export function isQuiet({ mark, source, state }: Item): boolean {
  if (mark === 'met' || mark === 'cancelled') return true;
  return source.kind === 'fact' && mark === 'happened' && state === '' && !LANDMARKS.has(source.fact.type);
}
