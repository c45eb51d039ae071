import type { Reader } from '../../../engine/records.ts';
import { dayText } from '../../../engine/words.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import type { Answered } from './answering.ts';

type MemberProps = {
  readonly reader: Reader;
  readonly word: string;
  readonly busy: boolean;
  /** What is typed of a disagreement; null while there is none. */
  readonly says: string | null;
  readonly onSay: (words: string | null) => void;
  readonly onAnswer: (answered: Answered) => Promise<boolean>;
};

/** One member's answer: agreement is one press, a disagreement can have words. */
export function Member({ reader: { role, name, got, answer }, word, busy, says, onSay, onAnswer }: MemberProps) {
  const who = name ?? word;
  const last = got.at(-1);
  const isLong = (says ?? '').trim().length > 10_000;
  return (
    <li>
      <div className="wm-records__member">
        <span>
          {who}
          <span className="wm-under">
            {[
              name === undefined ? null : word,
              last ? `got ${last.version ?? 'it'} on ${dayText(last.on)}` : 'has not got it',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span>
          {answer === null ? (
            <span className="wm-muted">no answer yet</span>
          ) : (
            <span className={answer.agrees ? 'wm-due wm-due--met' : 'wm-due wm-due--near'}>
              <span aria-hidden="true">{answer.agrees ? '●' : '◆'}</span> {answer.agrees ? 'agrees' : 'disagrees'}
            </span>
          )}
        </span>
        <span className="wm-records__buttons">
          {answer?.agrees === true ? null : (
            <button
              type="button"
              className="wm-linklike"
              disabled={busy}
              onClick={() => void onAnswer({ answer: 'agrees', says: '' })}
            >
              Agrees<span className="govuk-visually-hidden">: {who}</span>
            </button>
          )}
          {answer?.agrees === false || says !== null ? null : (
            <button type="button" className="wm-linklike" disabled={busy} onClick={() => onSay('')}>
              Disagrees<span className="govuk-visually-hidden">: {who}</span>
            </button>
          )}
        </span>
      </div>
      {answer?.says ? <p className="wm-under">“{answer.says}”</p> : null}
      {says === null ? null : (
        <div className="wm-records__says">
          <TextInput
            question={{
              id: `disagrees-${role}-${name ?? ''}`,
              title: `What does ${who} say?`,
              optional: true,
              error: isLong ? 'This has more than 10,000 characters; shorten it' : undefined,
            }}
            value={says}
            onChange={onSay}
          />
          <div className="govuk-button-group">
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={busy || isLong}
              onClick={() => {
                void onAnswer({ answer: 'disagrees', says: says.trim() }).then((stored) => stored && onSay(null));
              }}
            >
              Record the disagreement
            </button>
            <button type="button" className="wm-linklike" onClick={() => onSay(null)}>
              Not after all
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
