import { dayText } from '../../engine/words.ts';
import { londonDay } from '../../facts/instant.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { type Case, countedFacts } from '../case/case.ts';
import { eventOf } from '../case/events.ts';
import { type Block, paragraph, table } from '../tree.ts';
import { formHeading, formQuestions } from './parts.ts';

/** Everything that happened, oldest first, with who said so and when it was written down if not at once. */
export function chronology({ run }: Case): Block[] {
  const facts = countedFacts(run).filter(({ type }) => type !== 'policy.adopted');
  return [
    paragraph(
      `Everything recorded up to ${dayText(run.asOf)}, the oldest first. What was withdrawn is left out.`,
      'aside',
    ),
    table(
      'Chronology',
      [
        ['Day', 4],
        ['What happened', 10],
        ['Source', 4],
      ],
      facts.map((fact) => {
        const { what, says } = eventOf(run, fact);
        return [dayText(fact.on), says === '' ? what : `${what}\n${says}`, sourceOf(fact)];
      }),
      'Nothing has been recorded yet.',
    ),
    formHeading(run.policy, 'chronology'),
    ...formQuestions(run, 'chronology', [], null),
  ];
}

/** "A. Okafor, written down on …" */
function sourceOf(fact: Fact): string {
  const told = fact.type === 'event.noted' ? fact.source : undefined;
  const recorder = fact.type === 'action.agreed' ? (fact.recordedBy ?? '') : fact.by;
  const written = londonDay(fact.recordedAt);
  const late = written === fact.on ? '' : `written down on ${dayText(written)}`;
  return [told, recorder, late].filter(Boolean).join('\n');
}
