import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import type { Saving } from './saving.ts';
import type { useSaving } from './useSaving.ts';

type ResumeProps = {
  readonly saving: ReturnType<typeof useSaving>;
  readonly fixed: Saving;
  /** What is saved: "This core group". */
  readonly what: string;
  readonly all: readonly OpenCase[];
};

/** A save that is under way, or that was cut short: what is stored already, and the way on. */
export function Resume({ saving, fixed, what, all }: ResumeProps) {
  const rows = fixed.parts.map(({ caseId, facts }) => {
    const file = all.find((each) => each.file.id === caseId)?.file;
    return {
      caseId,
      name: file?.record.child.name ?? 'A child who is not on this device',
      isStored: facts.every(({ id }) => file?.facts.some((fact) => fact.id === id) ?? false),
    };
  });
  if (saving.busy) return <p className="govuk-body">Saving …</p>;
  return (
    <section className="wm-card" aria-labelledby="resume">
      {saving.problem === null ? null : <Problem takesFocus>{saving.problem}</Problem>}
      <h2 className="govuk-heading-m" id="resume">
        {what} is not saved completely
      </h2>
      <p className="govuk-body">Saving it was interrupted. Nothing is lost, and nothing will be stored twice.</p>
      <dl className="wm-facts">
        {rows.map(({ caseId, name, isStored }) => (
          <div key={caseId}>
            <dt>{name}</dt>
            <dd>{isStored ? '● saved' : '◇ not saved yet'}</dd>
          </div>
        ))}
      </dl>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => void saving.goOn(fixed)}>
          Finish saving
        </button>
        {rows.some(({ isStored }) => isStored) ? null : (
          <button type="button" className="wm-linklike" onClick={saving.giveUp}>
            Go back to the form
          </button>
        )}
      </div>
    </section>
  );
}
