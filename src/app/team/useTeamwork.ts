import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Session } from '../../store/vault/session.ts';
import type { Summary } from '../shared/summary.ts';
import type { Teamwork, TeamworkHolder } from '../shared/teamwork.ts';

/** Under this name the membership lies among the settings, sealed as they are. */
const SETTING = 'team';

/** The team of an unlocked device, if it belongs to one; nothing of it is loaded otherwise. */
export function useTeamwork(session: Session<Summary>, now: () => string): TeamworkHolder {
  const [teamwork, setTeamwork] = useState<Teamwork | null>(null);
  const [joined, setJoined] = useState<unknown>(null);

  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const found = await session.store.setting(SETTING);
      if (here && found.ok && found.value) setJoined(found.value);
    };
    void read();
    return () => {
      here = false;
    };
  }, [session]);

  useEffect(() => {
    if (!joined) return undefined;
    let started: Promise<Teamwork | null> | null = null;
    let here = true;
    const start = async (): Promise<Teamwork | null> => {
      const { openTeamwork } = await import('./openTeamwork.ts');
      const opened = await openTeamwork(session, joined, now, (next) => session.store.saveSetting(SETTING, next));
      if (here) setTeamwork(opened);
      return opened;
    };
    started = start().catch(() => null);
    return () => {
      here = false;
      setTeamwork(null);
      void started?.then((opened) => opened?.stop());
    };
  }, [session, joined, now]);

  const save = useCallback(
    async (value: unknown): Promise<string | null> => {
      const saved = await session.store.saveSetting(SETTING, value);
      if (!saved.ok) return saved.problem.message;
      setJoined(value);
      return null;
    },
    [session],
  );
  return useMemo(() => ({ teamwork, join: save, leave: () => save(null) }), [teamwork, save]);
}
