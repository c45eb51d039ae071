import { MOMENTS, type Policy } from '../../../../policies/schema.ts';
import { roleWord } from '../../../engine/words.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Cited } from '../desk/Cited.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { MOMENT_WORDS } from './actsAt.ts';

/** What is said where a fact does not keep a check. */
export const Checks = ({ policy }: { policy: Policy }) => (
  <Disclosure summary={`What is said when a rule is not kept (${policy.checks.length})`}>
    <ul className="wm-tasks">
      {policy.checks.map(({ on, says, clauses, strength }) => (
        <li key={`${says} ${clauses.join()} ${strength}`}>
          <span className="wm-strong">{FACT_NAMES[on]}</span>: {says}
          <Cited policy={policy} ids={clauses} />
        </li>
      ))}
    </ul>
  </Disclosure>
);

/** What people do at each moment. */
export const Tasks = ({ policy }: { policy: Policy }) =>
  MOMENTS.map((moment) => ({ moment, tasks: policy.tasks.filter(({ during }) => during === moment) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ moment, tasks }) => (
      <Disclosure key={moment} summary={`${capitalised(MOMENT_WORDS[moment])} (${tasks.length})`}>
        <ul className="wm-tasks">
          {tasks.map(({ who, says, clauses }) => (
            <li key={`${says ?? ''} ${clauses.join()}`}>
              <span className="wm-strong">{roleWord(policy, who)}</span>:{' '}
              {says ?? policy.clauses[clauses[0] ?? '']?.says ?? ''}
              <Cited policy={policy} ids={clauses} />
            </li>
          ))}
        </ul>
      </Disclosure>
    ));

/** What is shown at the right moment and asks nothing of anybody. */
export const Guidance = ({ policy }: { policy: Policy }) =>
  MOMENTS.flatMap((moment) => {
    const ids = policy.guidance[moment] ?? [];
    return ids.length === 0
      ? []
      : [
          <Disclosure key={moment} summary={`${capitalised(MOMENT_WORDS[moment])} (${ids.length})`}>
            <Cited policy={policy} ids={ids} />
          </Disclosure>,
        ];
  });

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
