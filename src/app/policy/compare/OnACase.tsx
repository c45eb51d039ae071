import { useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { BREACH_TITLES } from '../../../engine/breaches.ts';
import { type ComparedDeadline, type Comparison, compare } from '../../../engine/compare.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import type { RunOptions } from '../../../engine/run.ts';
import { dayText, deadlineName, shortDay } from '../../../engine/words.ts';
import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import { SelectInput } from '../../shared/form/Inputs.tsx';
import { useNavigation } from '../../shared/navigation.tsx';
import { useToday } from '../../shared/services.ts';
import { DueMark } from '../../shared/ui/Due.tsx';
import { useCase } from '../../shared/useCase.ts';
import { useCaseload } from '../../shared/useCaseload.ts';
import { nameOf } from '../library/names.ts';
import { Differs, Scroll } from './parts.tsx';
import { sampleCase } from './sampleCase.ts';

type Chosen = readonly (readonly [key: string, policy: Policy])[];
type Case = { readonly facts: readonly Fact[]; readonly options: RunOptions };

/** The same case under each of the policies, on a child of this device or on a made-up one. */
export function OnACase({ chosen, child }: { chosen: Chosen; child: string | undefined }) {
  const { open } = useNavigation();
  const today = useToday();
  const caseload = useCaseload();
  const rows = caseload.status === 'ready' ? caseload.value.rows : [];
  const sample = useMemo((): Case => {
    const { facts, asOf } = sampleCase(today);
    return { facts, options: { asOf } };
  }, [today]);
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What that comes to on one case</h2>
      <SelectInput
        question={{ id: 'case', title: 'Whose case?' }}
        value={child ?? 'sample'}
        onChange={(id) =>
          open(
            {
              name: 'comparePolicies',
              with: chosen.map(([key]) => key),
              child: id === 'sample' || id === '' ? undefined : id,
            },
            'replace',
          )
        }
        options={[
          { value: 'sample', label: 'A made-up case' },
          ...rows.map(({ id, record }) => ({ value: id, label: record.child.name ?? 'A child without a name' })),
        ]}
      />
      {child === undefined ? <Compared chosen={chosen} of={sample} /> : <OfAChild id={child} chosen={chosen} />}
    </section>
  );
}

function OfAChild({ id, chosen }: { id: string; chosen: Chosen }) {
  const opened = useCase(id);
  const today = useToday();
  if (opened.status === 'loading') return <p className="govuk-body wm-muted">One moment: reading from this device.</p>;
  if (opened.status === 'failed') return <p className="govuk-body">{opened.problem.message}</p>;
  const { file } = opened.value;
  return (
    <Compared chosen={chosen} of={{ facts: file.facts, options: { asOf: today, born: file.record.child.born } }} />
  );
}

function Compared({ chosen, of: { facts, options } }: { chosen: Chosen; of: Case }) {
  const [all, setAll] = useState(false);
  const comparison = compare(
    chosen.map(([, policy]) => policy),
    facts,
    options,
  );
  const deadlines = comparison.deadlines.filter(({ differs }) => all || differs);
  const apart = comparison.deadlines.filter(({ differs }) => differs).length;
  return (
    <>
      <Parting comparison={comparison} chosen={chosen} />
      <p className="govuk-body" role="status">
        {apart} of {comparison.deadlines.length} dates differ.
      </p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        aria-pressed={all}
        onClick={() => setAll(!all)}
      >
        {all ? 'Show only dates that differ' : 'Show dates that are the same too'}
      </button>
      <Dates comparison={comparison} deadlines={deadlines} chosen={chosen} asOf={options.asOf} />
      <NotKept comparison={comparison} chosen={chosen} />
    </>
  );
}

/** Where the policies first part, in a sentence. */
function Parting({ comparison: { divergence }, chosen }: { comparison: Comparison; chosen: Chosen }) {
  if (!divergence) return <p className="govuk-body-l">On this case the policies never part.</p>;
  const { cause, on } = divergence;
  const first = chosen[0]?.[1];
  const what =
    cause.kind === 'fact'
      ? FACT_NAMES[cause.fact.type].toLowerCase()
      : `${first ? deadlineName(first, cause.id).toLowerCase() : cause.id} ${cause.tick === 'near' ? 'is near' : 'passes'}`;
  return (
    <p className="govuk-body-l">
      They part on {dayText(on)}: {what}, and from there they are not in the same place.
    </p>
  );
}

function Dates({
  comparison,
  deadlines,
  chosen,
  asOf,
}: {
  comparison: Comparison;
  deadlines: readonly ComparedDeadline[];
  chosen: Chosen;
  asOf: RunOptions['asOf'];
}) {
  if (deadlines.length === 0) return null;
  return (
    <Scroll label="Dates under each policy">
      <table className="govuk-table desk-matrix">
        <thead>
          <tr>
            <th scope="col">What</th>
            {chosen.map(([key, policy]) => (
              <th scope="col" key={key}>
                {nameOf(key, policy)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deadlines.map(({ id, n, under, differs }) => {
            const at = under.findIndex((deadline) => deadline !== null);
            const run = comparison.runs[at];
            const deadline = under[at];
            return (
              <tr key={`${id} ${n}`}>
                <th scope="row">
                  {differs ? <Differs /> : null} {run && deadline ? deadlineTitle(run, deadline) : id}
                  {n > 1 && !deadline?.process.startsWith('record') ? ` (${n})` : ''}
                </th>
                {under.map((each, index) => (
                  <td key={chosen[index]?.[0] ?? index}>
                    {each ? (
                      <>
                        {each.due ? shortDay(each.due) : 'No date'}
                        <span className="wm-under">
                          <DueMark deadline={each} today={asOf} />
                        </span>
                      </>
                    ) : (
                      'Not asked'
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

const NotKept = ({ comparison: { breaches, runs }, chosen }: { comparison: Comparison; chosen: Chosen }) => (
  <>
    <h3 className="govuk-heading-s">What was not kept</h3>
    <div className="desk-columns">
      {chosen.map(([key, policy], index) => (
        <section key={key}>
          <h4 className="govuk-heading-s">
            {nameOf(key, policy)}: {runs[index]?.breaches.length ?? 0}
          </h4>
          <ul className="wm-breaches">
            {breaches.flatMap(({ under, differs }) =>
              (under[index] ?? []).map(({ on, message, strength }) => (
                <li key={`${on} ${message}`}>
                  {differs ? <Differs /> : null} <strong>{BREACH_TITLES[strength]}</strong>, {shortDay(on)}: {message}
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </div>
  </>
);
