import { Link } from '../../shared/navigation.tsx';
import { useProtection } from '../../shared/protection.ts';

/** Not offered while the store is read-only: the notice above says why, and what to do. */
export function AddChild() {
  const protection = useProtection();
  if (protection.kind === 'protected' && !protection.whole) return null;
  return (
    <Link to={{ name: 'newChild' }} className="govuk-button">
      Add a child
    </Link>
  );
}
