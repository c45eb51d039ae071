import type { Draft } from './useDraft.ts';

/** Said where a form offers again what was typed in it and not saved. */
export function Restored({ draft }: { draft: Pick<Draft<object>, 'restored' | 'drop'> }) {
  if (!draft.restored) return null;
  return (
    <p className="govuk-inset-text">
      This is what you typed here earlier and did not save.{' '}
      <button type="button" className="wm-linklike" onClick={() => void draft.drop()}>
        Start afresh
      </button>
    </p>
  );
}
