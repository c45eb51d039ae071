import { isSame } from '../play/moves.ts';
import type { Pause } from '../../../engine/training.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { Position, Story } from '../play/story.ts';
import { branchOf, type Session } from '../session/session.ts';
import { type Asking, askedIn } from '../stage/asking.ts';
import { detailsOf, happenedText } from '../stage/happened.ts';
import type { RoomNow } from './line.ts';

/** What the room may know at a moment: what has happened, what it was told and asked, and no answer before it is revealed. */
export const roomNow = (
  session: Session,
  { story, at, happened }: { readonly story: Story; readonly at: Position; readonly happened: readonly Fact[] },
  asking: Asking | null,
  pauses: readonly Pause[],
): RoomNow => ({
  title: session.scenario.title,
  policy: story.policy.id,
  child: session.scenario.child,
  facts: happened,
  day: at.day,
  happened: happenedText(story, at),
  details: detailsOf(story, at),
  heard: branchOf(session)
    .heard.filter(({ on }) => on === at.day)
    .map(({ on, title, heard }) => ({ on, title, heard })),
  question: asking && { asked: askedIn(asking), revealed: asking.phase === 'revealed' ? asking.round : null },
  isPaused: pauses.length > 0 && !session.rounds.some((round) => isSame(round.at, at)),
  rounds: session.rounds,
});
