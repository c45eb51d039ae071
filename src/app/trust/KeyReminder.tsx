import { Link, useNavigation } from '../shared/navigation.tsx';
import { useProtection } from '../shared/protection.ts';

/** The recovery key is shown once. Whoever closed the page too early would find out on the day they need it. */
export function KeyReminder() {
  const protection = useProtection();
  const { screen } = useNavigation();
  if (protection.kind !== 'protected' || !protection.keyPending) return null;
  return (
    <div className="wm-notice" role="status">
      <p className="govuk-body">
        <strong>Do you have the recovery key on paper?</strong> The page with it was closed before anybody said so.
        Without it a forgotten passphrase means that the records are lost.
        {screen.name === 'safety' ? ' Make a new one under “Ways in”.' : null}
      </p>
      <div className="wm-notice__ways">
        {screen.name === 'safety' ? null : <Link to={{ name: 'safety' }}>Make a new recovery key</Link>}
        <button type="button" className="wm-linklike" onClick={() => protection.setKeyPending(false)}>
          I have it on paper
        </button>
      </div>
    </div>
  );
}
