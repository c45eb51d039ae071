import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { CONCERN_SUBJECTS, type ConcernSubject } from '../../../facts/vocabulary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';

/** The policy's own ladder for a concern: what may prompt it, its steps, what can be decided. */
export function LadderNote({ run, about }: { run: Run; about: string }) {
  if (!isSubject(about)) return null;
  const { title, triggers, steps, outcomes, silent } = run.policy.ladders[about];
  return (
    <Disclosure summary={`${run.policy.name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}>
      {silent ? <p>{silent}</p> : null}
      {triggers.length > 0 ? (
        <>
          <p className="wm-strong">What may prompt it</p>
          <ul className="wm-tasks">
            {triggers.map(({ says, clauses }) => (
              <li key={says}>
                {says}
                <Clauses policy={run.policy} ids={clauses} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="wm-strong">Steps</p>
      <ol className="govuk-list govuk-list--number">
        {steps.map(({ id, who, says, when, clauses }) => (
          <li key={id}>
            {roleWord(run.policy, who)}: {says}
            {when ? ` (${when})` : ''}
            <Clauses policy={run.policy} ids={clauses} />
          </li>
        ))}
      </ol>
      {outcomes.length > 0 ? (
        <>
          <p className="wm-strong">What can be decided</p>
          <ul className="wm-tasks">
            {outcomes.map(({ outcome, says, clauses }) => (
              <li key={`${outcome} ${says ?? ''}`}>
                {says ?? outcome}
                <Clauses policy={run.policy} ids={clauses} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Disclosure>
  );
}

const isSubject = (text: string): text is ConcernSubject => (CONCERN_SUBJECTS as readonly string[]).includes(text);

/** What the concern that a form is about is about: chosen in the form, or known from the concern it names. */
export function subjectOf(run: Run, about: unknown, concern: unknown): string {
  if (typeof about === 'string' && about !== '') return about;
  const process = typeof concern === 'string' ? run.processes.get(`concern:${concern}`) : undefined;
  return process ? (process.context as unknown as { about: string }).about : '';
}
