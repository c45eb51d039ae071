import type { Version } from '../../../documents/plan/versions.ts';
import { dayText } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';

type StandingProps = {
  readonly caseId: string;
  readonly restored: boolean;
  /** A text that somebody saved after this one was begun. */
  readonly newer: Version | null;
  readonly isFirst: boolean;
  readonly onDrop: () => void;
};

/** What the writer must know first: whether this is a draft, and what it began from. */
export function Standing({ caseId, restored, newer, isFirst, onDrop }: StandingProps) {
  return (
    <>
      {restored ? (
        <p className="govuk-inset-text">
          This is what you typed here earlier and did not save.{' '}
          <button type="button" className="wm-linklike" onClick={onDrop}>
            Start afresh
          </button>
        </p>
      ) : null}
      {newer ? (
        <p className="govuk-inset-text">
          <strong>Text {newer.n} was saved after you began this one</strong>, on {dayText(newer.fact.on)}. Saving yours
          does not take it away, but what it changed may be missing here.{' '}
          <Link to={{ name: 'comparePlans', id: caseId, to: newer.n }}>See what it changed</Link>.
        </p>
      ) : null}
      <p className="govuk-body">
        {isFirst
          ? 'This is the first text of the plan. A need you leave empty is left out.'
          : 'This starts from the newest text. Change what has changed; the earlier text stays beside it.'}
      </p>
    </>
  );
}
