import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';

import { App } from '../App.tsx';
import { openBook } from '../shared/book.ts';
import { type Clock, tick } from '../shared/clock.ts';
import { type Protection, ProtectionContext } from '../shared/protection.ts';
import { type Basics, BasicsContext } from '../shared/services.ts';
import { summariserInWorker } from '../shared/summariser.ts';
import { Opening } from '../shared/ui/Opening.tsx';
import { atStart, type ClockTrouble, whileOpen } from './clockTrouble.ts';
import { isWhole, type Opened } from './Gate.tsx';
import { lockWatch } from './lockWatch.ts';
import type { Remembered } from './remembered.ts';

// Mostly there is nothing to tell.
const ClockNotice = lazy(async () => ({ default: (await import('./ClockNotice.tsx')).ClockNotice }));
const KeyReminder = lazy(async () => ({ default: (await import('./KeyReminder.tsx')).KeyReminder }));
const BackupReminder = lazy(async () => ({ default: (await import('./BackupReminder.tsx')).BackupReminder }));
const FindingsNotice = lazy(async () => ({ default: (await import('./Findings.tsx')).FindingsNotice }));
const TeamLine = lazy(async () => ({ default: (await import('../team/TeamProvider.tsx')).TeamLine }));
const TeamProvider = lazy(async () => ({ default: (await import('../team/TeamProvider.tsx')).TeamProvider }));
const FindingsScreen = lazy(async () => ({ default: (await import('./Findings.tsx')).FindingsScreen }));

/** Every so often the clocks are looked at: to lock, and to see whether somebody set them. */
const LOOK_EVERY_MS = 5000;

type SurroundingsProps = {
  readonly opened: Opened;
  readonly clock: Clock;
  readonly loadPolicies: Basics['loadPolicies'];
  readonly simulated: Basics['simulated'];
  readonly layouts: Basics['layouts'];
  readonly remembered: Remembered;
  readonly startAnew: () => Promise<void>;
  /** Where a newer version is offered. */
  readonly update: ReactNode;
};

/** What stands around the screens while the records are open; all of it goes when they are locked. */
export function Surroundings({
  opened,
  clock,
  loadPolicies,
  simulated,
  layouts,
  remembered,
  startAnew,
  update,
}: SurroundingsProps) {
  const store = opened.kind === 'protected' ? opened.session.store : opened.store;
  const { basics, close } = useMemo(
    () => basicsFor(store, clock, loadPolicies, simulated, layouts),
    [store, clock, loadPolicies, simulated, layouts],
  );
  useEffect(() => close, [close]);

  const [checks, setChecks] = useState(0);
  const [idleMinutes, setIdleMinutes] = useState(() => remembered.idleMinutes());
  const [keyPending, setKeyPending] = useState(() => remembered.keyPending());
  const [settling, setSettling] = useState(() => opened.kind === 'protected' && !isWhole(opened.session));
  const trouble = useClockWatch(opened, remembered);

  const protection = useMemo((): Protection => {
    if (opened.kind === 'unprotected') return { kind: 'unprotected', protect: opened.protect, startAnew };
    return {
      kind: 'protected',
      session: opened.session,
      lock: () => opened.lock('asked'),
      whole: isWhole(opened.session),
      checkedAgain: () => setChecks((before) => before + 1),
      idleMinutes,
      setIdleMinutes: (minutes) => {
        remembered.setIdleMinutes(minutes);
        setIdleMinutes(remembered.idleMinutes());
      },
      keyPending,
      setKeyPending: (pending) => {
        remembered.setKeyPending(pending);
        setKeyPending(pending);
      },
    };
    // A check that was done again changes what the session says.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [opened, startAnew, idleMinutes, keyPending, remembered, checks]);

  const hasFindings = opened.kind === 'protected' && opened.session.findings().length > 0;
  const notices: ReactNode = (
    <>
      <Suspense fallback={null}>
        {trouble.found ? <ClockNotice trouble={trouble.found} onClose={trouble.close} /> : null}
      </Suspense>
      <Suspense fallback={null}>
        {hasFindings && !settling ? <FindingsNotice onSettle={() => setSettling(true)} /> : null}
        {opened.kind === 'protected' && !settling ? (
          <>
            <KeyReminder />
            <BackupReminder />
            <TeamLine />
          </>
        ) : null}
      </Suspense>
      {settling ? null : update}
    </>
  );
  const app = (
    <App
      notices={notices}
      instead={
        settling ? (
          <Suspense fallback={<Opening />}>
            <FindingsScreen onLeave={() => setSettling(false)} />
          </Suspense>
        ) : null
      }
    />
  );
  return (
    <BasicsContext value={basics}>
      <ProtectionContext value={protection}>
        {opened.kind === 'protected' ? (
          <Suspense fallback={<Opening />}>
            <TeamProvider session={opened.session} now={clock.now}>
              {app}
            </TeamProvider>
          </Suspense>
        ) : (
          app
        )}
      </ProtectionContext>
    </BasicsContext>
  );
}

/** The book listens to the clock; locked, it must be forgotten with all it holds. */
function basicsFor(
  store: Basics['store'],
  clock: Clock,
  loadPolicies: Basics['loadPolicies'],
  simulated: Basics['simulated'],
  layouts: Basics['layouts'],
): { readonly basics: Basics; readonly close: () => void } {
  const stops: (() => void)[] = [];
  const whileUnlocked: Clock = {
    ...clock,
    subscribe: (listener) => {
      const stop = clock.subscribe(listener);
      stops.push(stop);
      return stop;
    },
  };
  const book = openBook(store, whileUnlocked, __RULES__, summariserInWorker(summariseWorker));
  const basics = {
    store,
    book,
    clock: whileUnlocked,
    loadPolicies,
    simulated,
    layouts,
    newId: () => crypto.randomUUID(),
  };
  const close = (): void => {
    book.close();
    for (const stop of stops) stop();
  };
  return { basics, close };
}

const summariseWorker = (): Worker =>
  new Worker(new URL('../shared/summarise.worker.ts', import.meta.url), { type: 'module' });

/** Locks when nobody is there or the device slept, and tells what the clock did. */
function useClockWatch(
  opened: Opened,
  remembered: Remembered,
): { readonly found: ClockTrouble | null; readonly close: () => void } {
  const [found, setFound] = useState<ClockTrouble | null>(() => atStart(remembered.lastSeen(), tick().wall));
  useEffect(() => {
    let last = tick();
    const watch = lockWatch(last, () => remembered.idleMinutes());
    const used = (): void => watch.used(tick());
    const look = (): void => {
      const now = tick();
      setFound((before) => whileOpen(last, now) ?? before);
      last = now;
      remembered.seen(now.wall);
      const why = watch.look(now);
      if (why && opened.kind === 'protected') opened.lock(why);
    };
    const key = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      if (opened.kind === 'protected') opened.lock('asked');
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
    for (const sign of signs) window.addEventListener(sign, used, { passive: true });
    // On wake and return the clocks are looked at before anything else is done.
    for (const sign of ['focus', 'pageshow'] as const) window.addEventListener(sign, look);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('keydown', key);
    look();
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, used);
      for (const sign of ['focus', 'pageshow'] as const) window.removeEventListener(sign, look);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('keydown', key);
    };
  }, [opened, remembered]);
  return { found, close: () => setFound(null) };
}
