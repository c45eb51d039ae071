import { type ReactNode, useEffect } from 'react';

import { MACHINE_IDS } from '../../../machines/index.ts';
import { DEADLINE_IDS, type DeadlineId, type DeadlineRule, type Policy } from '../../../policies/schema.ts';
import { deadlineName, roleWord } from '../../engine/words.ts';
import { ruleText } from '../../diagram/rules.ts';
import { ROLES, ROLE_WORDS } from '../../facts/roles.ts';
import { Link } from '../shared/navigation.tsx';
import { Clauses } from '../shared/ui/Clauses.tsx';
import { Disclosure } from '../shared/ui/Disclosure.tsx';
import { DayText } from '../shared/ui/Due.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLibrary } from './library/library.ts';
import { nameOf } from './library/names.ts';
import { machineName } from './machines.ts';
import { NoSuchPolicy } from './NoSuchPolicy.tsx';
import { Checks, Guidance, Tasks } from './Rules.tsx';

/** One policy: where it comes from, its dates, what it is silent on, the choices made where it is unclear. */
export function PolicyScreen({ id, part }: { id: string; part?: string | undefined }) {
  const { policies, isRead } = useLibrary();
  const policy = policies.get(id);
  const isThere = policy !== undefined;
  useEffect(() => {
    if (part === undefined || !isThere) return;
    const section = document.getElementById(part);
    for (const details of section?.querySelectorAll('details.govuk-details') ?? []) details.setAttribute('open', '');
    section?.scrollIntoView();
  }, [part, isThere]);
  if (!policy) return isRead ? <NoSuchPolicy id={id} /> : <Page title="Policy">{null}</Page>;
  return (
    <Page title={nameOf(id, policy)} caption={<Link to={{ name: 'policies' }}>Policies</Link>}>
      <Source policy={policy} id={id} />
      <Section id="dates" title="Dates">
        <Dates policy={policy} />
      </Section>
      <Section id="diagrams" title="Diagrams">
        <ul className="wm-possible">
          {MACHINE_IDS.map((machine) => (
            <li key={machine}>
              <Link to={{ name: 'machine', policy: id, machine }}>{machineName(machine)}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="checks" title="Checks">
        <Checks policy={policy} />
      </Section>
      <Section id="tasks" title="Tasks">
        <Tasks policy={policy} />
      </Section>
      <Section id="ladders" title="Ladders">
        <Ladders policy={policy} />
      </Section>
      <Section id="forms" title="Forms">
        <Forms policy={policy} />
      </Section>
      <Section id="step-down" title="Stepping down">
        <StepDown policy={policy} />
      </Section>
      <Section id="guidance" title="Guidance">
        <Guidance policy={policy} />
      </Section>
      <Section id="choices" title="Where the document is unclear">
        <Disclosure summary={`What was chosen, and why (${Object.keys(policy.settings).length})`}>
          <Settings policy={policy} />
        </Disclosure>
      </Section>
      <Section id="words" title="Its own words">
        <Words policy={policy} />
      </Section>
    </Page>
  );
}

const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className="wm-section" id={id}>
    <h2 className="govuk-heading-m">{title}</h2>
    {children}
  </section>
);

const Source = ({ policy, id }: { policy: Policy; id: string }) => {
  const { source, edition, inForce, reviewedOn } = policy;
  return (
    <>
      <p className="govuk-body-l">{source.title}</p>
      <dl className="wm-facts">
        <div>
          <dt>Published by</dt>
          <dd>
            {source.publisher}, {source.published}
          </dd>
        </div>
        <div>
          <dt>Edition</dt>
          <dd>
            {edition}, shown as in force from <DayText day={inForce.from} />
            {inForce.to ? (
              <>
                {' '}
                to <DayText day={inForce.to} />
              </>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>Read for Waymark</dt>
          <dd>
            <DayText day={reviewedOn} />
          </dd>
        </div>
      </dl>
      {source.caution ? <p className="govuk-inset-text">{source.caution}</p> : null}
      <p className="govuk-button-group">
        <Link to={{ name: 'clauses', policy: id }} className="govuk-button govuk-button--secondary">
          Read all its clauses
        </Link>
        <Link to={{ name: 'comparePolicies', with: [id] }} className="govuk-button govuk-button--secondary">
          Compare it
        </Link>
        <Link to={{ name: 'impact', policy: id }} className="govuk-button govuk-button--secondary">
          Try a change
        </Link>
        <Link to={{ name: 'proofs', policy: id }} className="govuk-button govuk-button--secondary">
          Prove it
        </Link>
        {policy.extends === null ? null : (
          <Link to={{ name: 'editPolicy', policy: id }} className="govuk-button govuk-button--secondary">
            {id === policy.id ? 'Make a new edition' : 'Edit it'}
          </Link>
        )}
      </p>
    </>
  );
};

const clausesOf = (rule: DeadlineRule): readonly string[] => rule.clauses;

function Dates({ policy }: { policy: Policy }) {
  const { second, beforeFirstReview, afterFirstReview } = policy.deadlines.nextCoreGroup;
  const rows = DEADLINE_IDS.flatMap((id): { id: DeadlineId; name: string; rule: DeadlineRule }[] =>
    id === 'nextCoreGroup'
      ? [
          { id, name: 'The second core group', rule: second },
          { id, name: 'Later core groups, before the first review', rule: beforeFirstReview },
          { id, name: 'Later core groups, after the first review', rule: afterFirstReview },
        ]
      : [{ id, name: deadlineName(policy, id), rule: policy.deadlines[id] }],
  );
  return (
    <div className="wm-scroll">
      <table className="govuk-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">By when</th>
            <th scope="col">Where it says so</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, rule }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {ruleText(policy, id, rule)}
                {'strength' in rule && rule.strength !== 'must' ? (
                  <span className="wm-under">{rule.strength === 'usual' ? 'usually' : 'good practice'}</span>
                ) : null}
              </td>
              <td>
                <Clauses policy={policy} ids={clausesOf(rule)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Ladders = ({ policy }: { policy: Policy }) =>
  Object.entries(policy.ladders).map(([id, ladder]) => (
    <div key={id}>
      <h3 className="govuk-heading-s">{ladder.title}</h3>
      {ladder.silent ? <p className="govuk-body wm-muted">{ladder.silent}</p> : null}
      <ol className="govuk-list govuk-list--number">
        {ladder.steps.map((step) => (
          <li key={step.id}>
            {roleWord(policy, step.who)}: {step.says}
            <Clauses policy={policy} ids={step.clauses} />
          </li>
        ))}
      </ol>
    </div>
  ));

const Forms = ({ policy }: { policy: Policy }) =>
  Object.values(policy.forms).map(({ title, items }) => (
    <Disclosure key={title} summary={`${title} (${items.length})`}>
      <ul className="wm-tasks">
        {items.map(({ asks, clauses }) => (
          <li key={`${asks} ${clauses.join()}`}>
            {asks}
            <Clauses policy={policy} ids={clauses} />
          </li>
        ))}
      </ul>
    </Disclosure>
  ));

const StepDown = ({ policy }: { policy: Policy }) => (
  <>
    <p className="govuk-body">{policy.stepDown.consent.says}</p>
    <Clauses policy={policy} ids={policy.stepDown.consent.clauses} />
    <ul className="wm-tasks">
      {Object.values(policy.stepDown.routes).map(({ label, says, clauses }) => (
        <li key={label}>
          <span className="wm-strong">{label}</span>: {says}
          <Clauses policy={policy} ids={clauses} />
        </li>
      ))}
    </ul>
  </>
);

const Settings = ({ policy }: { policy: Policy }) => (
  <dl className="wm-settings">
    {Object.entries(policy.settings).map(([id, { question, choice, because, from, clauses }]) => (
      <div key={id}>
        <dt>{question}</dt>
        <dd>
          <p>{choice}</p>
          <p className="wm-muted">
            {because} {from === 'judgement' ? 'Waymark’s judgement.' : 'From the document.'}
          </p>
          <Clauses policy={policy} ids={clauses} />
        </dd>
      </div>
    ))}
  </dl>
);

const Words = ({ policy }: { policy: Policy }) => (
  <dl className="wm-facts">
    {ROLES.filter((role) => policy.words[role] !== ROLE_WORDS[role]).map((role) => (
      <div key={role}>
        <dt>{ROLE_WORDS[role]}</dt>
        <dd>{policy.words[role]}</dd>
      </div>
    ))}
  </dl>
);
