import type { Preview } from '../../../engine/preview.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { Changes } from '../../shared/Changes.tsx';

/** What saving will change, as one types; nothing is stored by it. */
export function PreviewPanel({ before, preview }: { before: Run; preview: Preview | null }) {
  return (
    <aside className="wm-preview" aria-label="What will change" aria-live="polite">
      <h2 className="govuk-heading-m">What will change</h2>
      <Content before={before} preview={preview} />
    </aside>
  );
}

function Content({ before, preview }: { before: Run; preview: Preview | null }) {
  if (preview === null)
    return <p className="govuk-body wm-muted">Answer the questions to see what changes before you save.</p>;
  if (preview.refused !== null) {
    return (
      <>
        <p className="govuk-body wm-strong">This cannot have been at this point.</p>
        <p className="govuk-body">{preview.refused}</p>
        <p className="govuk-body wm-muted">
          You can save it: it is kept, marked as not counted, until the facts around it fit.
        </p>
      </>
    );
  }
  return (
    <>
      {preview.after.asOf > before.asOf ? (
        <p className="govuk-body wm-muted">As it will be on {dayText(preview.after.asOf)}.</p>
      ) : null}
      <Changes before={before} after={preview.after} difference={preview.difference} />
    </>
  );
}
