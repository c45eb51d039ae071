import { useEffect, useRef } from 'react';

import { roomLine, type RoomMessage, type RoomNow, say } from '../room/line.ts';
import { roomNow } from '../room/now.ts';
import type { Session } from '../session/session.ts';
import type { Pause } from '../../../engine/training.ts';
import type { Asking } from './asking.ts';
import type { Stage } from './useStage.ts';

/** Keeps the room's window in step with this one. What the trainer expects of an inject is not told to the room. */
export function useRoomLine(
  session: Session,
  { story, at, happened }: Stage,
  asking: Asking | null,
  pauses: readonly Pause[],
): void {
  const line = useRef<BroadcastChannel | null>(null);
  const latest = useRef<RoomNow | null>(null);
  const { id } = session;

  useEffect(() => {
    const channel = roomLine(id);
    line.current = channel;
    channel.addEventListener('message', (event: MessageEvent<RoomMessage>) => {
      if (event.data.kind === 'hello' && latest.current) say(channel, { kind: 'now', now: latest.current });
    });
    return () => channel.close();
  }, [id]);

  useEffect(() => {
    const now = roomNow(session, { story, at, happened }, asking, pauses);
    latest.current = now;
    if (line.current) say(line.current, { kind: 'now', now });
  }, [session, story, at, happened, asking, pauses]);
}
