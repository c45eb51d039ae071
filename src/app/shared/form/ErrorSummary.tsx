import { useEffect, useRef } from 'react';

/** Everything that is wrong, at the top, each with a link to its field. It takes the focus when it appears. */
export function ErrorSummary({ errors, attempt }: { errors: Readonly<Record<string, string>>; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  const count = Object.keys(errors).length;
  useEffect(() => {
    if (attempt > 0 && count > 0) box.current?.focus();
    // Only a new attempt moves the focus; while mending, the person keeps it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);
  if (count === 0 || attempt === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1} role="alert">
      <h2 className="govuk-error-summary__title">There is a problem</h2>
      <ul className="govuk-list govuk-error-summary__list">
        {Object.entries(errors).map(([field, message]) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
