import { daysBetween } from '../../../facts/day.ts';
import { factDetails } from '../../shared/factWords.ts';
import { stepWords } from '../../shared/moments.ts';
import type { Position, Story } from '../play/story.ts';

/** What the last step was: everything that happened at it, and whether days have gone by since. */
export function happenedText(story: Story, at: Position): string {
  const stop = story.stops[at.step - 1];
  if (!stop) return 'Before anything happened';
  const words = stop.steps.map((step) => stepWords(story.policyOn(step.on), step)).join(' · ');
  const days = daysBetween(stop.on, at.day);
  return days === 0 ? words : `${words}, ${days} ${days === 1 ? 'day' : 'days'} ago`;
}

/** What was said of what happened today: "Decision: Make a plan", "Chaired by: team leader". */
export function detailsOf(story: Story, at: Position): readonly string[] {
  const stop = story.stops[at.step - 1];
  if (!stop || stop.on !== at.day) return [];
  const run = story.runAt(at);
  return stop.steps.flatMap(({ cause }) =>
    cause.kind === 'fact' ? factDetails(run, cause.fact).map(({ title, text }) => `${title}: ${text}`) : [],
  );
}
