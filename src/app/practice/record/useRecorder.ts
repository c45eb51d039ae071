import { useEffect, useState } from 'react';

import { useServices } from '../../shared/services.ts';

/** Who records here; remembered on this device. */
export function useRecorder(): [string, (by: string) => void] {
  const { store } = useServices();
  const [by, setBy] = useState('');
  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const kept = await store.setting('recorder');
      if (here && kept.ok && typeof kept.value === 'string')
        setBy((typed) => (typed === '' ? String(kept.value) : typed));
    };
    void read();
    return () => {
      here = false;
    };
  }, [store]);
  return [by, setBy];
}
