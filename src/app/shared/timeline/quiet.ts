import type { FactType } from '../../../facts/vocabulary.ts';
import type { Item } from './item.ts';
import type { Zoom } from './scale.ts';
import { labelText } from './words.ts';

/** What one looks for in the story of a case. */
const LANDMARKS: ReadonlySet<FactType> = new Set([
  'conference.held',
  'coreGroup.held',
  'concern.raised',
  'stepDown.agreed',
  'plan.ended',
]);

/**
 * Whether an item can do without words where a month is an inch wide: it went as it should, or matters no more. Visits
 * are many and alike, so theirs can go a step earlier.
 */
export function isQuiet({ mark, source, state, lane }: Item, zoom: Zoom): boolean {
  if (zoom === 'days' || (zoom === 'weeks' && lane !== 'visits')) return false;
  if (mark === 'met' || mark === 'cancelled') return true;
  return source.kind === 'fact' && mark === 'happened' && state === '' && !LANDMARKS.has(source.fact.type);
}

/** The words that come back where there is room for them, longest first. A visit is named by its lane. */
export const quietTexts = (item: Item): string[] =>
  item.lane === 'visits' && item.state !== '' ? [labelText(item), item.state] : [labelText(item)];
