import { dayText } from '../../engine/words.ts';
import { londonDay } from '../../facts/instant.ts';
import { instantOf } from '../shared/clock.ts';
import { useToday } from '../shared/services.ts';
import { type ClockTrouble, spanWords } from './clockTrouble.ts';

/** The machine's clock did something odd: what, and what that means. */
export function ClockNotice({ trouble, onClose }: { trouble: ClockTrouble; onClose: () => void }) {
  const today = useToday();
  const before = dayText(londonDay(instantOf(trouble.before)));
  return (
    <div className="wm-notice" role="status">
      <p className="govuk-body">
        {trouble.kind === 'back' ? (
          <>
            <strong>This device’s clock went back by {spanWords(trouble.by)}.</strong> It said {before} before.
          </>
        ) : (
          <>
            <strong>This device’s clock went forward by {spanWords(trouble.by)}</strong> since {before}, or the device
            was off so long.
          </>
        )}{' '}
        Waymark takes today to be {dayText(today)}. If that is wrong, put the clock right: what is due follows it.
        Nothing that was recorded has changed.
      </p>
      <button type="button" className="wm-linklike" onClick={onClose}>
        Hide this
      </button>
    </div>
  );
}
