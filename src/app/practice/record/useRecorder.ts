import { use, useEffect, useMemo, useState } from 'react';

import { Keeper } from '../../shared/keeper.ts';
import { useServices } from '../../shared/services.ts';
import { TeamworkContext } from '../../shared/teamwork.ts';

/** Who records here; remembered on this device at every keystroke. Until somebody says so, who joined the team with it. */
export function useRecorder(): [string, (by: string) => void] {
  const { store } = useServices();
  const [by, setBy] = useState<string | null>(null);
  const member = use(TeamworkContext)?.teamwork?.membership.member.name ?? '';
  const keeper = useMemo(() => new Keeper<string>((typed) => store.saveSetting('recorder', typed)), [store]);
  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const kept = await store.setting('recorder');
      if (here && kept.ok && typeof kept.value === 'string') setBy((typed) => typed ?? String(kept.value));
    };
    void read();
    return () => {
      here = false;
    };
  }, [store]);
  const change = (typed: string): void => {
    setBy(typed);
    void keeper.keep(typed);
  };
  return [by ?? member, change];
}
