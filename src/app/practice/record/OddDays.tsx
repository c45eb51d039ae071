/** Days that are hardly right: a question, and one tick answers it. */
export function OddDays({
  odd,
  isRight,
  onChange,
  error,
}: {
  odd: readonly string[];
  isRight: boolean;
  onChange: (isRight: boolean) => void;
  error: string | undefined;
}) {
  if (odd.length === 0) return null;
  return (
    <div className={`govuk-form-group wm-odd ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Is this the right day?</legend>
        {odd.map((text) => (
          <p className="govuk-body" key={text}>
            {text}
          </p>
        ))}
        {error ? (
          <p className="govuk-error-message">
            <span className="govuk-visually-hidden">Error: </span>
            {error}
          </p>
        ) : null}
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              id="oddDays"
              type="checkbox"
              checked={isRight}
              onChange={(event) => onChange(event.target.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="oddDays">
              Yes, it is right
            </label>
          </div>
        </div>
      </fieldset>
    </div>
  );
}
