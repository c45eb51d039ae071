import { useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { Example } from '../../../engine/prove/properties.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { toFragment } from '../../shared/share/link.ts';

/** The faces are strangers: facts go to the workshop's player as a link that carries them. */
export function PlayElsewhere({ title, policy, example }: { title: string; policy: Policy; example: Example }) {
  const { open } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);
  const play = async (): Promise<void> => {
    const { facts, asOf, born } = example;
    const child = born === null ? {} : { child: { born } };
    const fragment = await toFragment({ title, policy: policy.id, ...child, facts, asOf, expect: [] });
    if (fragment.ok) open({ name: 'sharedCase', fragment: fragment.value });
    else setProblem(fragment.message);
  };
  return (
    <>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void play()}>
        Play it in the workshop
      </button>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </>
  );
}
