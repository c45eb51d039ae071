import { dayText } from '../../facts/dayWords.ts';
import { type Day, daysBetween } from '../../facts/day.ts';
import type { Stage, Summary } from '../shared/summary.ts';

export const STAGES: Record<Stage, string> = {
  beforePlan: 'No plan',
  enquiry: 'Enquiries under way',
  onPlan: 'On a plan',
  stepDown: 'Stepping down',
  ended: 'Plan ended',
  noPlan: 'No plan needed',
};

/** "On a plan, day 43": where the child is, in plain words. */
export function stageWords(
  { stage, planStart, endedOn }: Pick<Summary, 'stage' | 'planStart' | 'endedOn'>,
  today: Day,
): string {
  if (stage === 'onPlan' && planStart) return `${STAGES.onPlan}, day ${daysBetween(planStart, today) + 1}`;
  if (stage === 'ended' && endedOn) return `${STAGES.ended} on ${dayText(endedOn)}`;
  return STAGES[stage];
}
