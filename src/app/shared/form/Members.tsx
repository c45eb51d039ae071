import type { TypedMember } from './typed.ts';
import { LineInput, type Option, type Question, SelectInput } from './Inputs.tsx';

const NOBODY: TypedMember = { role: '', name: '', agency: '' };

type MembersProps = {
  readonly question: Question;
  readonly value: readonly TypedMember[];
  readonly onChange: (value: readonly TypedMember[]) => void;
  readonly roles: readonly Option[];
  /** Names to choose from. */
  readonly names?: readonly string[];
};

/** The members of a core group, a row each. */
export function MembersInput({ question, value, onChange, roles, names = [] }: MembersProps) {
  const change = (index: number, part: Partial<TypedMember>): void =>
    onChange(value.map((member, at) => (at === index ? { ...member, ...part } : member)));
  return (
    <fieldset className="govuk-fieldset wm-members">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {question.title}
        {question.optional ? <span className="wm-muted"> (optional)</span> : null}
      </legend>
      {question.hint ? <div className="govuk-hint">{question.hint}</div> : null}
      {question.error ? <p className="govuk-error-message">{question.error}</p> : null}
      {value.map((member, index) => (
        // A row has no identity but its place: nothing reorders them.
        <div className="wm-member" key={index} role="group" aria-label={`Member ${index + 1}`}>
          <SelectInput
            question={{ id: `${question.id}-${index}-role`, title: `Member ${index + 1}: role` }}
            value={member.role}
            onChange={(role) => change(index, { role })}
            options={roles}
          />
          <LineInput
            question={{ id: `${question.id}-${index}-name`, title: 'Name', optional: true }}
            value={member.name}
            onChange={(name) => change(index, { name })}
            suggestions={names}
          />
          <LineInput
            question={{ id: `${question.id}-${index}-agency`, title: 'Agency', optional: true }}
            value={member.agency}
            onChange={(agency) => change(index, { agency })}
          />
          <button type="button" className="wm-linklike" onClick={() => onChange(value.filter((_, at) => at !== index))}>
            Remove member {index + 1}
          </button>
        </div>
      ))}
      <button
        type="button"
        id={question.id}
        className="govuk-button govuk-button--secondary"
        onClick={() => onChange([...value, NOBODY])}
      >
        Add a member
      </button>
    </fieldset>
  );
}
