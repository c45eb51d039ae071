import { textWidth } from '../../../diagram/text.ts';
import { shortDay } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { BOLD, type Scale } from './scale.ts';

/** A line through all lanes with its name at the top: today, or the day somebody looks at. */
export type Flag = {
  readonly kind: 'today' | 'position';
  readonly x: number;
  readonly text: string;
  readonly left: number;
  readonly width: number;
};

const PAD = 8;

/** What a flag says before its day. In a simulation the day somebody looks at is the day it is. */
const NAMES = { today: 'Today,', position: 'Looking at' } as const;
const SIMULATED = { today: 'The case ends', position: 'Now,' } as const;

/** The flag's box stays inside the drawing, however near to its edge the line is. */
export function flagOf(kind: Flag['kind'], day: Day, scale: Scale, end: number, isSimulated: boolean): Flag {
  const text = `${(isSimulated ? SIMULATED : NAMES)[kind]} ${shortDay(day)}`;
  const width = textWidth(text, BOLD) + 2 * PAD;
  const x = scale.middle(day);
  return { kind, x, text, width, left: Math.max(0, Math.min(x - width / 2, end - width)) };
}
