import type { ReactNode } from 'react';

/** Something that most people need only now and then. */
export function Disclosure({
  summary,
  children,
  open = false,
  onOpen,
}: {
  summary: string;
  children: ReactNode;
  open?: boolean;
  onOpen?: () => void;
}) {
  return (
    <details className="govuk-details" open={open} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
