import { useState } from 'react';

import { again, differenceOf } from '../../../engine/preview.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { Changes } from '../../shared/Changes.tsx';
import { ChildFrame } from '../child/ChildFrame.tsx';

/** Whose policy guides this child, and what another one would change, before it is chosen. */
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
              {other ? <Switch opened={opened} to={other} /> : null}
            </div>
          </ChildFrame>
        );
      }}
    </Loaded>
  );
}

function Choice({ opened: { file, run }, chosen }: { opened: OpenCase; chosen: string | undefined }) {
  const { policies } = useServices();
  return (
    <section>
      <h2 className="govuk-heading-m">This plan follows {run.policy.name}</h2>
      <p className="govuk-body">
        {run.policy.source.title}, {run.policy.source.published}.
      </p>
      <h3 className="govuk-heading-s">What would another policy change?</h3>
      <ul className="wm-possible">
        {[...policies.values()]
          .filter(({ id }) => id !== 'england' && id !== run.policy.id)
          .map(({ id, name }) => (
            <li key={id}>
              <Link to={{ name: 'authority', id: file.id, to: id }} aria-current={id === chosen ? 'true' : undefined}>
                {name}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Switch({ opened: { file, run }, to }: { opened: OpenCase; to: Policy }) {
  const { store } = useServices();
  const { open } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);
  const after = again(run, { policy: to });
  const change = async (): Promise<void> => {
    const stored = await store.updateCase(file.id, { ...file.record, policy: to.id });
    if (stored.ok) open({ name: 'child', id: file.id });
    else setProblem(stored.problem.message);
  };
  return (
    <section className="wm-preview" aria-label={`Under ${to.name}`} aria-live="polite">
      <h2 className="govuk-heading-m">Under {to.name}</h2>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <Changes before={run} after={after} difference={differenceOf(run, after)} />
      <p className="govuk-body wm-muted">
        The facts stay as they are. Only what is due, and what counts as kept, changes.
      </p>
      <button type="button" className="govuk-button" onClick={() => void change()}>
        Follow {to.name} from now on
      </button>
    </section>
  );
}
