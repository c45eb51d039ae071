import { DEFAULT_IDLE_MINUTES, IDLE_MINUTES } from './lockWatch.ts';

/** What this device remembers outside the database and in clear: choices, and when Waymark was last open. */
export type Remembered = {
  samplesOnly(): boolean;
  chooseSamples(): void;
  forgetSamples(): void;
  /** The recovery key was made and nobody has said yet that it was put away. */
  keyPending(): boolean;
  setKeyPending(pending: boolean): void;
  idleMinutes(): number;
  setIdleMinutes(minutes: number): void;
  /** Milliseconds since 1970, by the machine's clock then; null where it was never open. */
  lastSeen(): number | null;
  seen(now: number): void;
};

export function rememberedIn(storage: Storage): Remembered {
  const number = (key: string): number | null => {
    const text = storage.getItem(key);
    return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
  };
  const keep = (key: string, value: string): void => {
    try {
      storage.setItem(key, value);
    } catch {
      // Full: then it is asked again the next time.
    }
  };
  return {
    samplesOnly: () => storage.getItem('waymark.samplesOnly') === 'yes',
    chooseSamples: () => keep('waymark.samplesOnly', 'yes'),
    forgetSamples: () => storage.removeItem('waymark.samplesOnly'),
    keyPending: () => storage.getItem('waymark.keyPending') === 'yes',
    setKeyPending: (pending) =>
      pending ? keep('waymark.keyPending', 'yes') : storage.removeItem('waymark.keyPending'),
    idleMinutes: () => IDLE_MINUTES.find((each) => each === number('waymark.idleMinutes')) ?? DEFAULT_IDLE_MINUTES,
    setIdleMinutes: (minutes) => keep('waymark.idleMinutes', String(minutes)),
    lastSeen: () => number('waymark.lastSeen'),
    seen: (now) => keep('waymark.lastSeen', String(now)),
  };
}
