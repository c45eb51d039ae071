import type { Day } from '../../../facts/day.ts';
import { type Axis, axisOf } from './axis.ts';
import { type Flag, flagOf } from './flags.ts';
import { type Frame, frameOf } from './frame.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { TimelineModel } from './model.ts';
import { scaleOf, type Zoom } from './scale.ts';

/** All that is drawn at one zoom, placed. */
export type Picture = {
  readonly layout: Layout;
  readonly axis: Axis;
  readonly frame: Frame;
  readonly flags: readonly Flag[];
};

/** The picture without its flags changes with the case and the zoom only, not with where somebody looks. */
export function pictureOf(model: TimelineModel, zoom: Zoom, hasPosition: boolean): Omit<Picture, 'flags'> {
  const scale = scaleOf(model, zoom);
  const frame = frameOf(hasPosition);
  const layout = layoutOf(model, scale, frame.lanesTop);
  return { layout, axis: axisOf(scale, layout.width), frame };
}

export function flagsOf({ scale, width }: Layout, today: Day, position: Day | null, isSimulated = false): Flag[] {
  const here = position === null ? [] : [flagOf('position', position, scale, width, isSimulated)];
  return [flagOf('today', today, scale, width, isSimulated), ...here];
}
