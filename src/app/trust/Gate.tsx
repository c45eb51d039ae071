import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';

import { blocks } from '../../store/check/finding.ts';
import type { StoreProblem } from '../../store/problem.ts';
import type { Store } from '../../store/store.ts';
import type { Device, DeviceState } from '../../store/vault/device.ts';
import type { Secret } from '../../store/vault/locks.ts';
import type { Session } from '../../store/vault/session.ts';
import type { Summary } from '../shared/summary.ts';
import { Opening } from '../shared/ui/Opening.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { Problem } from '../shared/ui/States.tsx';
import type { LockReason } from './lockWatch.ts';
import type { Remembered } from './remembered.ts';
import type { Tabs } from './tabs.ts';

// Most days none of these is seen.
const ChooseScreen = lazy(async () => ({ default: (await import('./ChooseScreen.tsx')).ChooseScreen }));
const LockScreen = lazy(async () => ({ default: (await import('./LockScreen.tsx')).LockScreen }));
const LostScreen = lazy(async () => ({ default: (await import('./LostScreen.tsx')).LostScreen }));
const ProtectScreen = lazy(async () => ({ default: (await import('./ProtectScreen.tsx')).ProtectScreen }));

/** What the rest of the app is given once it may open. */
export type Opened =
  | { readonly kind: 'unprotected'; readonly store: Store<Summary>; readonly protect: () => void }
  | {
      readonly kind: 'protected';
      readonly session: Session<Summary>;
      readonly lock: (why: LockReason | 'asked') => void;
    };

type GateState =
  | { readonly at: 'looking' }
  | { readonly at: 'problem'; readonly problem: StoreProblem }
  | { readonly at: 'choosing' }
  | { readonly at: 'protecting'; readonly hasSamples: boolean }
  | {
      readonly at: 'locked';
      readonly state: Extract<DeviceState, { kind: 'locked' }>;
      readonly why: LockReason | 'asked' | null;
    }
  | { readonly at: 'lost' }
  | { readonly at: 'open'; readonly opened: Opened };

type GateProps = {
  readonly device: Device<Summary>;
  readonly remembered: Remembered;
  readonly tabs: Tabs;
  readonly children: (opened: Opened) => React.ReactNode;
};

/** Stands before everything else: nothing about a child is in memory until it is unlocked, nor after it is locked. */
export const Gate = (props: GateProps) => (
  <Suspense fallback={<Opening />}>
    <OpenGate {...props} />
  </Suspense>
);

/** What stands around a screen before anything is open. */
const Outside = ({ children }: { children: React.ReactNode }) => (
  <>
    <header className="wm-header">
      <div className="wm-header__inner">
        <span className="wm-header__name">Waymark</span>
      </div>
    </header>
    {children}
  </>
);

function OpenGate({ device, remembered, tabs, children }: GateProps) {
  const [state, setState] = useState<GateState>({ at: 'looking' });
  const session = useRef<Session<Summary> | null>(null);
  const store = useRef<Store<Summary> | null>(null);

  const openUnprotected = useCallback(async (): Promise<void> => {
    const opened = await device.openUnprotected();
    if (!opened.ok) return setState({ at: 'problem', problem: opened.problem });
    store.current = opened.value;
    const protect = (): void => {
      store.current?.close();
      setState({ at: 'protecting', hasSamples: true });
    };
    setState({ at: 'open', opened: { kind: 'unprotected', store: opened.value, protect } });
  }, [device]);

  const look = useCallback(
    async (why: LockReason | 'asked' | null = null): Promise<void> => {
      let found = await device.look();
      // Another tab with an older version holds the database; this waits until it is closed.
      while (!found.ok && found.problem.code === 'blocked') {
        setState({ at: 'problem', problem: found.problem });
        found = await device.look();
      }
      if (!found.ok) return setState({ at: 'problem', problem: found.problem });
      const { value } = found;
      if (value.kind === 'locked') setState({ at: 'locked', state: value, why });
      else if (value.kind === 'lost') setState({ at: 'lost' });
      else if (value.kind === 'unprotected' || remembered.samplesOnly()) await openUnprotected();
      else setState({ at: 'choosing' });
    },
    [device, remembered, openUnprotected],
  );

  // First nothing is shown any more; what was being typed is still stored; then the keys are forgotten.
  const lock = useCallback(
    (why: LockReason | 'asked', everywhere = true): void => {
      const closing = session.current;
      if (!closing) return;
      session.current = null;
      document.title = 'Waymark';
      setState({ at: 'looking' });
      if (everywhere) tabs.tell('lock');
      void closing.store.settled().then(() => {
        closing.close();
        return look(why);
      });
    },
    [tabs, look],
  );

  useEffect(
    () =>
      tabs.hear((news) => {
        if (news === 'lock') lock('asked', false);
        // Whatever this tab shows without protection, its first choice too, is out of date.
        else if (!session.current) window.location.reload();
      }),
    [tabs, lock],
  );

  const unlock = async (secret: Secret): Promise<{ wrong: boolean; message: string } | null> => {
    const opened = await device.unlock(secret);
    if (!opened.ok) return { wrong: opened.problem.code === 'wrongSecret', message: opened.problem.message };
    session.current = opened.value;
    void navigator.storage?.persist?.().catch(() => false);
    setState({ at: 'open', opened: { kind: 'protected', session: opened.value, lock } });
    return null;
  };

  useEffect(() => {
    const start = async (): Promise<void> => look();
    void start();
  }, [look]);

  const before = (now: Exclude<GateState, { at: 'open' }>): React.ReactNode => {
    switch (now.at) {
      case 'looking':
        return null;
      case 'problem':
        return (
          <Page title="Waymark cannot open">
            <Problem>{now.problem.message}</Problem>
            {now.problem.code === 'unknown' ? <LostScreen device={device} remembered={remembered} within /> : null}
          </Page>
        );
      case 'choosing':
        return (
          <ChooseScreen
            onProtect={() => setState({ at: 'protecting', hasSamples: false })}
            onSamples={() => {
              remembered.chooseSamples();
              void openUnprotected();
            }}
          />
        );
      case 'protecting':
        return (
          <ProtectScreen
            device={device}
            remembered={remembered}
            hasSamples={now.hasSamples}
            onDone={() => {
              store.current = null;
              remembered.forgetSamples();
              tabs.tell('protected');
            }}
            onProtected={(passphrase) => {
              void unlock({ kind: 'passphrase', passphrase }).then((failed) => failed && look());
            }}
            onBack={() => void look()}
          />
        );
      case 'locked':
        return <LockScreen state={now.state} why={now.why} onUnlock={unlock} />;
      case 'lost':
        return <LostScreen device={device} remembered={remembered} />;
    }
  };

  if (state.at === 'open') return children(state.opened);
  return <Outside>{before(state)}</Outside>;
}

export const isWhole = (session: Session<unknown>): boolean => !session.findings().some(blocks);
