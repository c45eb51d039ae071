import { useEffect, useState } from 'react';

import { Problem } from './ui/States.tsx';

/** A newer version of Waymark was opened elsewhere: this page can no longer save, and says so before anybody tries. */
export function StaleNotice({ stale }: { stale: EventTarget }) {
  const [isStale, setStale] = useState(false);
  useEffect(() => {
    const tell = (): void => setStale(true);
    stale.addEventListener('stale', tell);
    return () => stale.removeEventListener('stale', tell);
  }, [stale]);
  if (!isStale) return null;
  return (
    <Problem>
      A newer version of Waymark was opened in another tab, so this page can no longer save. Copy what you typed here,
      carry on in the newer tab, and close this one last.
    </Problem>
  );
}
