import { type KeyboardEvent, useMemo } from 'react';

import type { Run } from '../../../engine/run.ts';
import { nextSteps } from '../../../engine/steps.ts';
import { dayText } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { PlanDiagram } from '../../shared/PlanDiagram.tsx';
import { Timeline } from '../../shared/timeline/Timeline.tsx';
import { dueWords } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { runAfter, stepVoice, stepWords } from '../../shared/moments.ts';

/** A case step by step: facts and passed deadlines alike, with the timeline and the diagram at each of them. */
export function StoryScreen({ id, step }: { id: string; step: number | undefined }) {
  return (
    <Loaded of={useCase(id)} title="Timeline and diagram">
      {(opened) => (
        <ChildFrame opened={opened} place="story">
          {opened.run.history.length === 0 ? (
            <p className="govuk-body">Nothing has been recorded yet, so there is no story to tell.</p>
          ) : (
            <Story opened={opened} step={step} />
          )}
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Story({ opened: { file, run: whole }, step }: { opened: OpenCase; step: number | undefined }) {
  const { open } = useNavigation();
  const count = whole.history.length;
  const at = Math.min(step ?? count, count);
  const run = useMemo(() => runAfter(whole, at), [whole, at]);
  const last = at > 0 ? whole.history[at - 1] : undefined;
  const go = (to: number): void =>
    open({ name: 'story', id: file.id, step: to >= count ? undefined : Math.max(0, to) }, 'replace');
  const goTo = (day: Day): void => go(whole.history.filter(({ on }) => on <= day).length);

  const keys = (event: KeyboardEvent): void => {
    const inControl =
      event.target instanceof Element &&
      event.target.closest('input, select, [role="application"], .timeline, .statechart');
    if (inControl) return;
    if (event.key === 'ArrowLeft') go(at - 1);
    if (event.key === 'ArrowRight') go(at + 1);
  };

  return (
    // The keys are a shortcut for the buttons, which can do everything that they do.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={keys}>
      <section className="wm-player" aria-label="Step through the case">
        <p className="wm-player__day" aria-live="polite">
          <strong>{dayText(run.asOf)}</strong>
          <span>
            {last === undefined
              ? 'Before anything was recorded'
              : at === count
                ? 'Today'
                : stepWords(whole.policy, last)}
          </span>
        </p>
        <div className="wm-player__controls">
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            Back
          </button>
          <input
            type="range"
            min={0}
            max={count}
            value={at}
            aria-label="Step of the case"
            aria-valuetext={
              last
                ? `${at} of ${count}, ${stepVoice(whole.policy, last)}`
                : `0 of ${count}, before anything was recorded`
            }
            onChange={(event) => go(Number(event.target.value))}
          />
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={at === count}
            onClick={() => go(at + 1)}
          >
            Forward
          </button>
        </div>
        <Then run={run} />
      </section>
      <section className="wm-section">
        <h2 className="govuk-heading-m">Timeline</h2>
        <Timeline run={whole} today={whole.asOf} position={at === count ? undefined : run.asOf} onSelect={goTo} />
      </section>
      <section className="wm-section">
        <h2 className="govuk-heading-m">The plan as a diagram</h2>
        <PlanDiagram run={run} />
      </section>
    </div>
  );
}

/** What came next at that moment. */
function Then({ run }: { run: Run }) {
  const steps = nextSteps(run).slice(0, 3);
  if (steps.length === 0) return <p className="wm-muted">Nothing is awaited.</p>;
  return (
    <p className="wm-player__next">
      <span className="wm-muted">Next: </span>
      {steps.map(({ what, deadline }) => `${what}${deadline ? ` (${dueWords(deadline, run.asOf)})` : ''}`).join(' · ')}
    </p>
  );
}
