import { Link } from '../shared/navigation.tsx';
import { useProtection } from '../shared/protection.ts';

/** How safe the records are, on every screen, and the way to lock them. */
export function HeaderLock({ current }: { current: boolean }) {
  const protection = useProtection();
  return (
    <div className="wm-header__lock">
      <Link to={{ name: 'safety' }} className="wm-header__link" aria-current={current ? 'true' : undefined}>
        {protection.kind === 'protected' ? 'Safety' : 'Sample data only'}
      </Link>
      {protection.kind === 'protected' ? (
        <button type="button" className="wm-lock" onClick={protection.lock} aria-keyshortcuts="Control+Shift+L">
          Lock
        </button>
      ) : null}
    </div>
  );
}
