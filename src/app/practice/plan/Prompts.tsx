import type { Prompt } from '../../../documents/plan/smart.ts';
import { actionBox, needBox } from './checkPlan.ts';

const NAMES: Record<Prompt['field'], string> = {
  outcome: 'What must change',
  measure: 'How everybody will know',
  by: 'By when',
  what: 'What is to be done',
  who: 'Who does it',
  actionBy: 'By when',
};

/** Where a prompt's words stand. */
const boxOf = ({ field, action }: Prompt, at: number): string => {
  if (action === null) return needBox(at, field as 'outcome' | 'measure' | 'by');
  return actionBox(at, action, field === 'actionBy' ? 'by' : (field as 'what' | 'who'));
};

/** What would make a need easier to keep to. Nothing has to be done about it. */
export function Prompts({ prompts, at }: { prompts: readonly Prompt[]; at: number }) {
  if (prompts.length === 0) return null;
  return (
    <section className="wm-prompts" aria-label={`Need ${at + 1}: worth another look`}>
      <p className="wm-strong">Worth another look</p>
      <ul>
        {prompts.map((prompt) => (
          <li key={`${prompt.field} ${prompt.action} ${prompt.says}`}>
            <a
              className="govuk-link"
              href={`#${boxOf(prompt, at)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(boxOf(prompt, at))?.focus();
              }}
            >
              {prompt.action === null ? '' : `Action ${prompt.action + 1}, `}
              {prompt.action === null ? NAMES[prompt.field] : NAMES[prompt.field].toLowerCase()}
            </a>
            : {prompt.says}
          </li>
        ))}
      </ul>
    </section>
  );
}
