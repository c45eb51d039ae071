import { dayText } from '../../../engine/words.ts';
import type { Fact, FactType } from '../../../facts/vocabulary.ts';
import { factDetails } from '../../shared/factWords.ts';
import { stepWords } from '../../shared/moments.ts';
import type { Story } from '../play/story.ts';
import { branchOf, type Session } from '../session/session.ts';

/** The facts in which somebody decided how it goes on. */
const DECIDED = new Set<FactType>([
  'conference.held',
  'plan.approved',
  'concern.stepTaken',
  'concern.decided',
  'removal.recommended',
  'stepDown.agreed',
  'plan.ended',
]);
const DECISIONS = ['decision', 'outcome', 'route', 'consent', 'reason', 'agreed', 'step', 'interval', 'visitEvery'];
const ENVELOPE = ['id', 'type', 'on', 'recordedAt', 'by'];

/** The fact with what it decided, and nothing else it holds. */
const decidedIn = (fact: Fact): Fact =>
  Object.fromEntries(
    Object.entries(fact).filter(([name]) => ENVELOPE.includes(name) || DECISIONS.includes(name)),
  ) as unknown as Fact;

/** Who decided what in the case, and where the room took another way. */
export function Decisions({ story: { policyOn, whole, stops }, session }: { story: Story; session: Session }) {
  const steps = stops
    .flatMap((stop) => stop.steps)
    .filter(({ cause }) => cause.kind === 'fact' && cause.refused === null && DECIDED.has(cause.fact.type));
  const ways = session.branches.filter(({ since }) => since !== null);
  const current = branchOf(session);
  if (steps.length === 0 && ways.length === 0) return null;
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Decisions</h2>
      <ul className="govuk-list govuk-list--bullet">
        {steps.map((step) => (
          <li key={`${step.on} ${stepWords(policyOn(step.on), step)}`}>
            {dayText(step.on)}: {stepWords(policyOn(step.on), step)}
            {step.cause.kind === 'fact'
              ? factDetails(whole, decidedIn(step.cause.fact))
                  .map(({ title, text }) => `. ${title}: ${text}`)
                  .join('')
              : ''}
          </li>
        ))}
        {ways.map(({ id, name, since }) => (
          <li key={id}>
            {since ? dayText(since) : ''}: the room took another way, “{name}”
            {id === current.id ? '. This is the one told here' : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
