import { type ReactNode, useEffect } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { roleWord } from '../../../engine/words.ts';
import { ROLES, ROLE_WORDS } from '../../../facts/roles.ts';
import { Link } from '../../shared/navigation.tsx';
import { Cited } from '../desk/Cited.tsx';
import { Desk } from '../desk/Desk.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { useLibrary } from '../library/library.ts';
import { editionOf, STANDING_WORDS } from '../library/editions.ts';
import { useToday } from '../../shared/services.ts';
import { nameOf } from '../library/names.ts';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { Dates, Silences } from './Dates.tsx';
import { Checks, Guidance, Tasks } from './Rules.tsx';

/** One policy: where it comes from, its dates, what it is silent on, the choices made where it is unclear. */
export function PolicyScreen({ id, part }: { id: string; part?: string | undefined }) {
  const { policies } = useLibrary();
  const policy = policies.get(id);
  const isThere = policy !== undefined;
  useEffect(() => {
    if (part === undefined || !isThere) return;
    const section = document.getElementById(part);
    for (const details of section?.querySelectorAll('details.govuk-details') ?? []) details.setAttribute('open', '');
    section?.scrollIntoView();
  }, [part, isThere]);
  if (!policy) return <NoSuchPolicy id={id} />;
  return (
    <Desk
      id={id}
      policy={policy}
      title={nameOf(id, policy)}
      here={PARTS.find((each) => each.id === part)?.title ?? 'The document'}
    >
      <Source policy={policy} id={id} />
      {PARTS.map(({ id: place, title, Part }) => (
        <section className="wm-section" id={place} key={place}>
          <h2 className="govuk-heading-m">{title}</h2>
          <Part policy={policy} />
        </section>
      ))}
    </Desk>
  );
}

const Source = ({ policy, id }: { policy: Policy; id: string }) => {
  const { source, edition, inForce, reviewedOn } = policy;
  const { policies } = useLibrary();
  const today = useToday();
  const { standing, follows, followedBy } = editionOf(policies, id, today);
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
          <dt>On this day</dt>
          <dd>
            {STANDING_WORDS[standing]}
            {follows === null ? null : (
              <>
                , follows <EditionLink policies={policies} id={follows} />
              </>
            )}
            {followedBy === null ? null : (
              <>
                , followed by <EditionLink policies={policies} id={followedBy} />
              </>
            )}
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
    </>
  );
};

const EditionLink = ({ policies, id }: { policies: ReadonlyMap<string, Policy>; id: string }) => (
  <Link to={{ name: 'policy', policy: id }}>edition {policies.get(id)?.edition}</Link>
);

const Ladders = ({ policy }: { policy: Policy }) =>
  Object.entries(policy.ladders).map(([id, ladder]) => (
    <div key={id}>
      <h3 className="govuk-heading-s">{ladder.title}</h3>
      {ladder.silent ? <p className="govuk-body wm-muted">{ladder.silent}</p> : null}
      <ol className="govuk-list govuk-list--number">
        {ladder.steps.map((step) => (
          <li key={step.id}>
            {roleWord(policy, step.who)}: {step.says}
            <Cited policy={policy} ids={step.clauses} />
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
            <Cited policy={policy} ids={clauses} />
          </li>
        ))}
      </ul>
    </Disclosure>
  ));

const StepDown = ({ policy }: { policy: Policy }) => (
  <>
    <p className="govuk-body">{policy.stepDown.consent.says}</p>
    <Cited policy={policy} ids={policy.stepDown.consent.clauses} />
    <ul className="wm-tasks">
      {Object.values(policy.stepDown.routes).map(({ label, says, clauses }) => (
        <li key={label}>
          <span className="wm-strong">{label}</span>: {says}
          <Cited policy={policy} ids={clauses} />
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
          <Cited policy={policy} ids={clauses} />
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

const Choices = ({ policy }: { policy: Policy }) => (
  <Disclosure summary={`What was chosen, and why (${Object.keys(policy.settings).length})`}>
    <Settings policy={policy} />
  </Disclosure>
);

/** The parts of the page, which the contents name too. */
const PARTS: readonly {
  readonly id: string;
  readonly title: string;
  readonly Part: (props: { policy: Policy }) => ReactNode;
}[] = [
  { id: 'dates', title: 'Dates', Part: Dates },
  { id: 'checks', title: 'Checks', Part: Checks },
  { id: 'tasks', title: 'Tasks', Part: Tasks },
  { id: 'ladders', title: 'Ladders', Part: Ladders },
  { id: 'forms', title: 'Forms', Part: Forms },
  { id: 'step-down', title: 'Stepping down', Part: StepDown },
  { id: 'guidance', title: 'Guidance', Part: Guidance },
  { id: 'silent', title: 'Where it is silent', Part: Silences },
  { id: 'choices', title: 'Where it is unclear', Part: Choices },
  { id: 'words', title: 'Its own words', Part: Words },
];
