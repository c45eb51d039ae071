import type { Deadline } from '../../../engine/deadlines.ts';
import type { Run, Step } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { factDetails } from '../../shared/factWords.ts';
import { stepWords } from '../../shared/moments.ts';
import { clauseNames } from '../../shared/ui/Clauses.tsx';
import type { Story } from '../play/story.ts';

/** Everything that happened, in order: what the facts say, and the clauses of the dates that they met or that passed. */
export function Events({ story }: { story: Story }) {
  const { policyOn, stops, whole } = story;
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What happened</h2>
      <ol className="ws-events">
        {stops.flatMap(({ steps }, index) =>
          steps.map((step, at) => (
            <li key={`${index} ${at}`}>
              <span className="ws-events__day">{dayText(step.on)}</span>
              <span>
                <strong>{stepWords(policyOn(step.on), step)}</strong>
                <What whole={whole} step={step} />
                <Clauses text={clauseNames(policyOn(step.on), clausesOfStep(story, index, step))} />
              </span>
            </li>
          )),
        )}
      </ol>
    </section>
  );
}

const Clauses = ({ text }: { text: string }) => (text === '' ? null : <span className="wm-under">§ {text}</span>);

function What({ whole, step: { cause } }: { whole: Run; step: Step }) {
  if (cause.kind !== 'fact') return null;
  return (
    <>
      {factDetails(whole, cause.fact).map(({ title, text }) => (
        <span className="wm-under" key={title}>
          {title}: {text}
        </span>
      ))}
      {cause.refused === null ? null : <span className="wm-under">{cause.refused}</span>}
    </>
  );
}

/** The clauses of the deadline that passed, or of those that were met by the fact and had not been before it. */
function clausesOfStep(story: Story, index: number, { cause }: Step): readonly string[] {
  const { deadlines } = story.whole;
  if (cause.kind === 'deadline') return deadlines.find(({ id, n }) => id === cause.id && n === cause.n)?.clauses ?? [];
  const before = metBy(story, index);
  const met = [...metBy(story, index + 1)].filter((key) => !before.has(key));
  return [...new Set(deadlines.filter((each) => met.includes(keyOf(each))).flatMap(({ clauses }) => clauses))];
}

const keyOf = ({ id, n }: Deadline): string => `${id}#${n}`;

function metBy({ runAt, stops }: Story, step: number): ReadonlySet<string> {
  const stop = stops[step - 1];
  if (!stop) return new Set();
  return new Set(
    runAt({ step, day: stop.on })
      .deadlines.filter(({ metOn }) => metOn !== null)
      .map(keyOf),
  );
}
