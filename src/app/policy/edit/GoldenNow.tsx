import { useMemo } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { authorityOf } from '../../shared/policies/kept.ts';
import { judge, useGolden } from '../cases/golden.ts';
import { Outcomes } from '../cases/Outcomes.tsx';

/** The golden cases of the authority under the policy as it is typed. */
export function GoldenNow({ policy }: { policy: Policy }) {
  const { cases } = useGolden(authorityOf(policy.id));
  return <Outcomes judged={useMemo(() => cases.map((one) => judge(one, policy)), [cases, policy])} />;
}
