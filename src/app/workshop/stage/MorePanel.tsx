import { useState } from 'react';

import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { urlOf } from '../../shared/screens.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { type Speed, SPEEDS } from '../play/player.ts';
import { newSession, type Session } from '../session/session.ts';
import { libraryCase } from '../library.ts';
import { Branches } from './Branches.tsx';
import { Breakpoints } from './Breakpoints.tsx';
import { Share } from './Share.tsx';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';

/** Everything a trainer needs now and then, out of the way of what is needed all the time. */
export function MorePanel(props: { session: Session; stage: Stage; change: Change }) {
  const { session, stage } = props;
  const { id } = session;
  return (
    <>
      <h2 className="govuk-heading-m">More</h2>
      <Disclosure summary="Move through time">
        <Time stage={stage} />
      </Disclosure>
      <Disclosure summary={`Branches (${session.branches.length})`}>
        <Branches {...props} />
      </Disclosure>
      <Disclosure summary="Speed and where to stop">
        <Speeds stage={stage} />
        <Breakpoints stage={stage} />
      </Disclosure>
      <Disclosure summary="Trainer’s notes and bookmarks">
        <Notes {...props} />
      </Disclosure>
      <Disclosure summary="Room view, debrief and sharing">
        <ul className="govuk-list">
          <li>
            <a className="govuk-link" href={urlOf({ name: 'room', id })} target="waymark-room" rel="opener">
              Open the room’s view in a second window
            </a>
          </li>
          <li>
            <Link to={{ name: 'debrief', id, copy: 'trainer' }}>Debrief: the trainer’s copy</Link>
          </li>
          <li>
            <Link to={{ name: 'debrief', id, copy: 'participants' }}>Debrief: the participants’ copy</Link>
          </li>
          <li>
            <Link to={{ name: 'author', id }}>Edit the case</Link>
          </li>
        </ul>
        <Share session={session} stage={stage} />
        <StartAfresh {...props} />
      </Disclosure>
    </>
  );
}

function Time({ stage: { at, send } }: { stage: Stage }) {
  const [day, setDay] = useState('');
  const days = (count: number) => () => send({ type: 'days', count });
  return (
    <>
      <div className="ws-days">
        <button type="button" className="ws-control" onClick={days(-1)}>
          A day back
        </button>
        <button type="button" className="ws-control" onClick={days(1)}>
          A day on
        </button>
        <button type="button" className="ws-control" onClick={days(-7)}>
          A week back
        </button>
        <button type="button" className="ws-control" onClick={days(7)}>
          A week on
        </button>
        <button type="button" className="ws-control" onClick={() => send({ type: 'toStart' })}>
          To the start
        </button>
      </div>
      <form
        className="ws-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (isDay(day)) send({ type: 'to', day });
        }}
      >
        <label htmlFor="to-day">To a day</label>
        <input
          id="to-day"
          type="date"
          className="govuk-input ws-day"
          value={day === '' ? at.day : day}
          min="1990-01-01"
          max="2099-12-31"
          onChange={(event) => setDay(event.target.value)}
        />
        <button type="submit" className="ws-control">
          Go there
        </button>
      </form>
      <p className="govuk-hint">A day after the end of the case makes the case longer.</p>
    </>
  );
}

const SPEED_NAMES: Record<Speed, string> = { slow: 'Slow', steady: 'Steady', fast: 'Fast' };

const Speeds = ({ stage: { player, send } }: { stage: Stage }) => (
  <fieldset className="govuk-fieldset">
    <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Speed</legend>
    <div className="ws-row">
      {(Object.keys(SPEEDS) as Speed[]).map((speed) => (
        <label key={speed} className="ws-tick">
          <input
            type="radio"
            name="speed"
            className="wm-tick"
            checked={player.speed === speed}
            onChange={() => send({ type: 'speed', speed })}
          />{' '}
          {SPEED_NAMES[speed]}, {SPEEDS[speed] / 1000} s a step
        </label>
      ))}
    </div>
  </fieldset>
);

function Notes({
  session: { scenario, bookmarks },
  stage: { at },
  change,
}: {
  session: Session;
  stage: Stage;
  change: Change;
}) {
  const [note, setNote] = useState('');
  const { training } = scenario;
  return (
    <>
      {training?.note === undefined ? null : <p>{training.note}</p>}
      {training && training.learning.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">To learn</h3>
          <ul className="govuk-list govuk-list--bullet">
            {training.learning.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() === '') return;
          change((now) => ({ ...now, bookmarks: [...now.bookmarks, { on: at.day, note: note.trim() }] }));
          setNote('');
        }}
      >
        <label className="govuk-label govuk-label--s" htmlFor="bookmark">
          Bookmark this moment
        </label>
        <input
          id="bookmark"
          className="govuk-input"
          maxLength={300}
          value={note}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />{' '}
        <button type="submit" className="ws-control">
          Keep it for the debrief
        </button>
      </form>
      <ul className="govuk-list">
        {bookmarks.map((bookmark, index) => (
          <li key={`${bookmark.on} ${bookmark.note}`}>
            {dayText(bookmark.on)}: {bookmark.note}{' '}
            <button
              type="button"
              className="wm-linklike"
              onClick={() => change((now) => ({ ...now, bookmarks: now.bookmarks.toSpliced(index, 1) }))}
            >
              Remove<span className="govuk-visually-hidden"> {bookmark.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function StartAfresh({ session, stage, change }: { session: Session; stage: Stage; change: Change }) {
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <button type="button" className="wm-linklike" onClick={() => setSure(true)}>
        Start this case afresh
      </button>
    );
  }
  return (
    <div className="ws-row">
      <span>Branches, scores and bookmarks go.</span>
      <button
        type="button"
        className="ws-control"
        onClick={() => {
          change((now) => newSession(now.id, libraryCase(session.id) ?? now.scenario));
          stage.send({ type: 'toStart' });
          setSure(false);
        }}
      >
        Yes, start afresh
      </button>
      <button type="button" className="wm-linklike" onClick={() => setSure(false)}>
        Keep it
      </button>
    </div>
  );
}
