import { useEffect, useState } from 'react';

import { useServices } from '../../shared/services.ts';
import { useCaseload } from '../../shared/useCaseload.ts';

/** How many children on this device follow a policy, or adopted it since; null until that is known. */
export function useFollowers(key: string): number | null {
  const { store } = useServices();
  const caseload = useCaseload();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    if (caseload.status !== 'ready') return undefined;
    let isOpen = true;
    void (async () => {
      const { rows } = caseload.value;
      const others = rows.filter(({ record }) => record.policy !== key);
      const read = await store.several(others.map(({ id }) => id));
      const files = read.ok ? read.value : [];
      const adopted = files.filter(({ facts }) =>
        facts.some((fact) => fact.type === 'policy.adopted' && fact.policy === key),
      );
      if (isOpen) setCount(rows.length - others.length + adopted.length);
    })();
    return () => {
      isOpen = false;
    };
  }, [caseload, store, key]);
  return count;
}
