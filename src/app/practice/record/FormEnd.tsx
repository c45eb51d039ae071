import { Link } from '../../shared/navigation.tsx';

/** The one save of a form, and the way back. */
export const FormEnd = ({ id, busy }: { readonly id: string; readonly busy: boolean }) => (
  <>
    <div className="govuk-button-group">
      <button type="submit" className="govuk-button" disabled={busy}>
        Save
      </button>
      <Link to={{ name: 'child', id }}>Back without saving</Link>
    </div>
    <p className="govuk-hint">What you type is kept on this device as a draft until you save it.</p>
  </>
);
