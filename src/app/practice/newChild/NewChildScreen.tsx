import { type SubmitEvent, useState } from 'react';

import { isDay } from '../../../facts/day.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { DayInput, LineInput, RadioInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, NO_DAY, type TypedDay } from '../../shared/form/typed.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { ProtectFirst } from '../../shared/ProtectFirst.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';

type Typed = { readonly name: string; readonly born: TypedDay; readonly family: string; readonly policy: string };
const NOTHING: Typed = { name: '', born: NO_DAY, family: '', policy: '' };

function errorsIn({ name, born, family, policy }: Typed, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (name.trim() === '') errors.name = 'Enter the child’s name';
  else if (name.trim().length > 200) errors.name = 'The name has more than 200 characters; shorten it';
  const day = dayTyped(born);
  if (day !== null && !isDay(day)) errors.born = 'Enter a real date of birth, such as 27 3 2015, or leave it empty';
  else if (day !== null && day > today) errors.born = 'The date of birth lies in the future';
  if (family.trim().length > 200) errors.family = 'The family’s name has more than 200 characters; shorten it';
  if (policy === '') errors.policy = 'Choose whose policy guides this plan';
  return errors;
}

/** A child new to this device: a name, a policy, and what is known. */
export function NewChildScreen() {
  const { store, clock, newId, policies } = useServices();
  const { open } = useNavigation();
  const today = useToday();
  const [typed, setTyped] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const errors = errorsIn(typed, today);
  const shown = attempt > 0 ? errors : {};

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (Object.keys(errors).length > 0) return;
    const born = dayTyped(typed.born);
    const family = typed.family.trim();
    const id = newId();
    const stored = await store.addCase(id, {
      child: { name: typed.name.trim(), ...(born !== null && isDay(born) ? { born } : {}) },
      ...(family === '' ? {} : { family }),
      policy: typed.policy,
      createdAt: clock.now(),
    });
    if (stored.ok) open({ name: 'child', id });
    else setProblem(stored.problem.message);
  };

  return (
    <Page title="Add a child">
      <ProtectFirst>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <ErrorSummary errors={shown} attempt={attempt} />
        <form noValidate onSubmit={(event) => void save(event)}>
          <LineInput
            question={{ id: 'name', title: 'Name of the child', hint: 'Kept on this device only.', error: shown.name }}
            value={typed.name}
            onChange={(name) => setTyped({ ...typed, name })}
          />
          <DayInput
            question={{
              id: 'born',
              title: 'Date of birth',
              hint: 'The plan ends by itself on the eighteenth birthday.',
              error: shown.born,
              optional: true,
            }}
            value={typed.born}
            onChange={(born) => setTyped({ ...typed, born })}
            today={today}
          />
          <LineInput
            question={{
              id: 'family',
              title: 'Family',
              hint: 'The same word for brothers and sisters keeps them together.',
              error: shown.family,
              optional: true,
            }}
            value={typed.family}
            onChange={(family) => setTyped({ ...typed, family })}
          />
          <RadioInput
            question={{ id: 'policy', title: 'Whose policy guides this plan?', error: shown.policy }}
            value={typed.policy}
            onChange={(policy) => setTyped({ ...typed, policy })}
            options={[...policies.values()]
              .filter(({ id }) => id !== 'england')
              .map(({ id, name, edition, source }) => ({
                value: id,
                label: name,
                hint: `${source.title}, ${edition}`,
              }))}
          />
          <button type="submit" className="govuk-button">
            Add this child
          </button>
        </form>
      </ProtectFirst>
    </Page>
  );
}
