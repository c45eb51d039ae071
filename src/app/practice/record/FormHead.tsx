import type { ReactNode } from 'react';

import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { DayInput } from '../../shared/form/Inputs.tsx';
import type { TypedDay } from '../../shared/form/typed.ts';
import type { Day } from '../../../facts/day.ts';
import { Problem } from '../../shared/ui/States.tsx';
import { Restored } from './Restored.tsx';
import type { Draft } from './useDraft.ts';

type HeadProps = {
  /** Why it could not be stored. */
  readonly problem: string | null;
  readonly errors: Readonly<Record<string, string>>;
  /** How often saving was tried: each time the errors are read out again. */
  readonly attempt: number;
  readonly draft: Pick<Draft<object>, 'restored' | 'drop'>;
  /** What stands between the errors and what was typed earlier. */
  readonly children?: ReactNode;
};

/** How every form begins: what went wrong, what is wrong, and what was typed here earlier. */
export const FormHead = ({ problem, errors, attempt, draft, children }: HeadProps) => (
  <>
    {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
    <ErrorSummary errors={errors} attempt={attempt} />
    {children}
    <Restored draft={draft} />
  </>
);

type WhenProps = {
  readonly value: TypedDay;
  readonly onChange: (day: TypedDay) => void;
  readonly error: string | undefined;
  readonly today: Day;
  readonly hint?: string;
};

/** The day something happened, which is seldom the day it is recorded. */
export const WhenInput = ({
  hint = 'The day it happened, not the day you record it.',
  error,
  ...answer
}: WhenProps) => <DayInput {...answer} question={{ id: 'on', title: 'When did it happen?', hint, error }} shortcuts />;
