/** Heights above the lanes: two tiers of the axis, then the flags. */
const TIER = 24;
const FLAG = 30;
export const FLAG_TOP = 2 * TIER;

export type Frame = {
  readonly tier: number;
  /** Where the lower tier of the axis begins. */
  readonly lowerTop: number;
  readonly flagHeight: number;
  readonly lanesTop: number;
};

/** With a playhead there are two rows of flags, so that nothing jumps when it comes near today. */
export const frameOf = (hasPosition: boolean): Frame => ({
  tier: TIER,
  lowerTop: TIER,
  flagHeight: FLAG,
  lanesTop: FLAG_TOP + (hasPosition ? 2 : 1) * FLAG + 4,
});
