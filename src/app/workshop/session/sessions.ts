import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';

import type { Scenario } from '../../../engine/scenario.ts';
import { useServices } from '../../shared/services.ts';
import type { Shelf } from '../../shared/shelf.ts';
import { libraryCase } from '../library.ts';
import { sessionFrom, sessionText } from './saved.ts';
import { underMadeUpName } from './names.ts';
import { newSession, type Session } from './session.ts';

type Found = Session | 'loading' | 'missing';

/** The workshops on this device: read once, kept in memory, saved at every change. */
type Sessions = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly find: (id: string) => Found;
  readonly put: (session: Session) => Promise<void>;
  readonly read: (id: string) => Promise<void>;
};

const opened = new WeakMap<Shelf, Sessions>();

function sessionsOn(shelf: Shelf): Sessions {
  const before = opened.get(shelf);
  if (before) return before;
  const known = new Map<string, Found>();
  const listeners = new Set<() => void>();
  const set = (id: string, found: Found): void => {
    known.set(id, found);
    for (const listener of listeners) listener();
  };
  const sessions: Sessions = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find: (id) => known.get(id) ?? 'loading',
    put: async (session) => {
      set(session.id, session);
      await shelf.put({ id: session.id, title: session.scenario.title, text: sessionText(session) });
    },
    read: async (id) => {
      if (known.has(id)) return;
      const kept = await shelf.get(id);
      const saved = kept ? sessionFrom(kept.text) : null;
      const written = libraryCase(id);
      if (!known.has(id)) set(id, saved ?? (written ? newSession(id, written) : 'missing'));
    },
  };
  opened.set(shelf, sessions);
  return sessions;
}

/** One workshop, and how to change it. */
export function useSession(id: string): {
  found: Found;
  change: (how: (session: Session) => Session) => Session | null;
} {
  const sessions = sessionsOn(useServices().simulated);
  useEffect(() => void sessions.read(id), [sessions, id]);
  const found = useSyncExternalStore(sessions.subscribe, () => sessions.find(id));
  const change = useCallback(
    (how: (session: Session) => Session) => {
      const now = sessions.find(id);
      if (typeof now === 'string') return null;
      const next = how(now);
      if (next !== now) void sessions.put(next);
      return next;
    },
    [sessions, id],
  );
  return { found, change };
}

/** How to keep a case that came from elsewhere, under an id of its own. */
export function useKeep(): (id: string, scenario: Scenario) => Promise<void> {
  const sessions = sessionsOn(useServices().simulated);
  return useMemo(() => (id, scenario) => sessions.put(newSession(id, underMadeUpName(scenario))), [sessions]);
}
