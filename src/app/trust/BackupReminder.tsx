import { useEffect, useState } from 'react';

import { Link } from '../shared/navigation.tsx';
import { useProtection } from '../shared/protection.ts';
import { useBasics } from '../shared/services.ts';

/** From this many entries on, the reminder is shown. */
const MANY = 10;

export function useSinceBackup(): { readonly at: string | null; readonly facts: number } | null {
  const protection = useProtection();
  const { store } = useBasics();
  const [since, setSince] = useState<{ at: string | null; facts: number } | null>(null);
  useEffect(() => {
    if (protection.kind !== 'protected') return undefined;
    let here = true;
    const read = async (): Promise<void> => {
      const found = await protection.session.sinceBackup();
      if (here && found.ok) setSince(found.value);
    };
    void read();
    const stop = store.subscribe(() => void read());
    return () => {
      here = false;
      stop();
    };
  }, [protection, store]);
  return since;
}

/** Counts what would be lost with this device. */
export function BackupReminder() {
  const since = useSinceBackup();
  if (!since || since.facts < MANY) return null;
  return (
    <div className="wm-notice" role="status">
      <p className="govuk-body">
        <strong>{since.facts} entries exist only on this device:</strong>{' '}
        {since.at === null ? 'there is no backup yet.' : 'they came since the last backup.'}{' '}
        <Link to={{ name: 'safety' }}>Make a backup</Link>
      </p>
    </div>
  );
}
