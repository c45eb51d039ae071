import { type Clock, realClock } from '../../src/app/shared/clock.ts';

/** The app's own clock on a machine whose time is set here. Until `stop` the whole process believes that time. */
export type MachineClock = {
  readonly clock: Clock;
  /** The machine's clock says so now; then the app is woken: by its timer, or by somebody who comes back. */
  readonly turnTo: (wall: number, wake: 'timer' | 'visible' | 'focus') => void;
  readonly stop: () => void;
};

/** `deaf`: the app does not hear when somebody comes back. */
export function aMachineClock(start: number, deaf = false): MachineClock {
  const Real = globalThis.Date;
  const realInterval = globalThis.setInterval;
  let wall = start;
  class Set extends Real {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? wall : given[0]);
    }
    static override now(): number {
      return wall;
    }
  }
  const window = new EventTarget();
  const page = Object.assign(new EventTarget(), { defaultView: window });
  let timer = (): void => undefined;
  globalThis.Date = Set as DateConstructor;
  globalThis.setInterval = ((work: () => void) => (timer = work)) as unknown as typeof setInterval;
  const clock = realClock(page as unknown as Document);
  globalThis.setInterval = realInterval;
  return {
    clock,
    turnTo: (next, wake) => {
      wall = next;
      if (wake === 'timer') timer();
      else if (deaf) return;
      else if (wake === 'visible') page.dispatchEvent(new Event('visibilitychange'));
      else window.dispatchEvent(new Event('focus'));
    },
    stop: () => {
      globalThis.Date = Real;
    },
  };
}
