import type { ReactNode } from 'react';

import { policiesOver } from '../../../engine/adoption.ts';
import type { Run } from '../../../engine/run.ts';
import { Link } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { DayText } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Adopt } from './Adopt.tsx';

/** Which policy and edition guide this child, which did before, and what another one would move. */
export function AuthorityScreen({ id, to }: { id: string; to: string | undefined }) {
  const { policies } = useServices();
  return (
    <Loaded of={useCase(id)} title="Policy">
      {(opened) => {
        const other = to === undefined || to === opened.run.policy.id ? undefined : policies.get(to);
        return (
          <ChildFrame opened={opened} place="authority">
            <div className="wm-two">
              <Choice opened={opened} chosen={other?.id} />
              {other ? <Adopt key={other.id} opened={opened} to={other} /> : null}
            </div>
          </ChildFrame>
        );
      }}
    </Loaded>
  );
}

function Choice({ opened: { file, run }, chosen }: { opened: OpenCase; chosen: string | undefined }) {
  const { policies } = useServices();
  const { source, inForce } = run.policy;
  return (
    <section>
      <h2 className="govuk-heading-m">This plan follows {run.policy.name}</h2>
      <dl className="wm-facts">
        <Fact title="Edition">{run.policy.edition}</Fact>
        <Fact title="Document">
          {source.title}, {source.published}
        </Fact>
        <Fact title="In force">
          from <DayText day={inForce.from} />
          {inForce.to ? (
            <>
              {' '}
              to <DayText day={inForce.to} />
            </>
          ) : null}
        </Fact>
      </dl>
      {source.caution ? <p className="govuk-body wm-muted">{source.caution}</p> : null}
      <p>
        <Link to={{ name: 'policy', policy: run.policy.id }}>Read the policy</Link>
      </p>
      <Before run={run} />
      <h3 className="govuk-heading-s">Adopt another policy or edition</h3>
      <p className="govuk-body">See first which dates would move. Nothing changes until you adopt it.</p>
      <ul className="wm-adoptable">
        {[...policies.values()]
          .filter(({ id }) => id !== 'england' && id !== run.policy.id)
          .map(({ id, name, edition }) => (
            <li key={id}>
              <Link to={{ name: 'authority', id: file.id, to: id }} aria-current={id === chosen ? 'true' : undefined}>
                {name}
              </Link>{' '}
              <span className="wm-muted">{name.includes(edition) ? '' : `edition ${edition}`}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

/** The policies that were in force for this child before, each with its days. */
function Before({ run }: { run: Run }) {
  if (!run.adopting) return null;
  const { first, find } = run.adopting;
  const inForce = policiesOver(first, run.facts, { asOf: run.asOf }, find);
  if (inForce.length < 2) return null;
  return (
    <>
      <h3 className="govuk-heading-s">In force for this child</h3>
      <ol className="wm-steps">
        {inForce.map(({ policy, from }) => (
          <li key={`${policy.id} ${from}`} className="wm-step">
            <span className="wm-step__what">
              {policy.name}, edition {policy.edition}
            </span>
            <span className="wm-step__when">
              {from ? (
                <>
                  from <DayText day={from} />
                </>
              ) : (
                'from the beginning'
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
