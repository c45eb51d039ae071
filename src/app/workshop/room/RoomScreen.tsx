import { useEffect, useMemo, useState } from 'react';

import { dayText } from '../../../engine/words.ts';
import { runFrom } from '../../shared/runOf.ts';
import { useServices } from '../../shared/services.ts';
import { Simulated } from '../Simulated.tsx';
import { AnswerCard } from '../stage/Answer.tsx';
import { roomLine, type RoomMessage, type RoomNow, say } from './line.ts';
import { RoomMap } from './RoomMap.tsx';
import { RoomScores } from './RoomScores.tsx';

/** What the room sees, in a window of its own: large type, and no answer before it is revealed. */
export function RoomScreen({ id }: { id: string }) {
  const now = useRoom(id);
  useEffect(() => {
    document.title = 'Room view · Waymark';
  }, []);
  return (
    <Simulated>
      <main className="ws-room" id="main">
        {now === null ? (
          <>
            <h1 className="ws-room__title">The room’s view</h1>
            <p>Waiting for the presenter’s window. Open the same case there, on this machine and in this browser.</p>
          </>
        ) : (
          <Now now={now} />
        )}
      </main>
    </Simulated>
  );
}

function Now({ now }: { now: RoomNow }) {
  const { policies } = useServices();
  const { policy: policyId, facts, day, child, question } = now;
  const made = useMemo(
    () => runFrom(policyId, facts, policies, { asOf: day, born: child?.born }),
    [policyId, policies, facts, day, child],
  );
  if (!made) return <p>This version of Waymark does not have the policy of this case.</p>;
  return (
    <div className={question === null ? undefined : 'ws-room--asking'}>
      <p className="ws-room__case">
        {now.title} · {made.policy.name}
      </p>
      <h1 className="ws-room__date" aria-live="polite">
        <time dateTime={day}>{dayText(day)}</time>
      </h1>
      <p className="ws-room__happened">{now.happened}</p>
      {now.details.length === 0 || question?.revealed ? null : (
        <ul className="ws-room__details">
          {now.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {now.heard.map(({ title, heard }) => (
        <section className="ws-room__heard" key={title}>
          <h2>{title}</h2>
          <p>{heard}</p>
        </section>
      ))}
      {question === null ? null : (
        <section className="ws-room__question" aria-live="assertive">
          <h2>{question.asked}</h2>
        </section>
      )}
      {question?.revealed ? (
        <div className="ws-room__revealed">
          <AnswerCard run={made} answer={question.revealed.answer} />
          <RoomScores round={question.revealed} rounds={now.rounds} />
        </div>
      ) : null}
      {question === null && !now.isPaused ? <RoomMap run={made} /> : null}
    </div>
  );
}

/** What the presenter's window says; null until it has. */
function useRoom(id: string): RoomNow | null {
  const [now, setNow] = useState<RoomNow | null>(null);
  useEffect(() => {
    const channel = roomLine(id);
    channel.addEventListener('message', (event: MessageEvent<RoomMessage>) => {
      if (event.data.kind === 'now') setNow(event.data.now);
    });
    say(channel, { kind: 'hello' });
    return () => channel.close();
  }, [id]);
  return now;
}
