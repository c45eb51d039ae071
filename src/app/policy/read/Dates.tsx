import {
  DEADLINE_IDS,
  type DeadlineId,
  type DeadlineRule,
  type Policy,
  SILENCES,
  type Strength,
} from '../../../../policies/schema.ts';
import { ruleText } from '../../../diagram/rules.ts';
import { deadlineName } from '../../../engine/words.ts';
import { Cited } from '../desk/Cited.tsx';
import { SILENCE_WORDS } from './silences.ts';

type Limit = { readonly id: DeadlineId; readonly name: string; readonly rule: DeadlineRule };

const limitsIn = (policy: Policy): Limit[] =>
  DEADLINE_IDS.flatMap((id): Limit[] => {
    if (id !== 'nextCoreGroup') return [{ id, name: deadlineName(policy, id), rule: policy.deadlines[id] }];
    const { second, beforeFirstReview, afterFirstReview } = policy.deadlines[id];
    return [
      { id, name: 'The second core group', rule: second },
      { id, name: 'Later core groups, before the first review', rule: beforeFirstReview },
      { id, name: 'Later core groups, after the first review', rule: afterFirstReview },
    ];
  });

type Row = {
  readonly name: string;
  readonly says: string;
  readonly strength: Strength;
  readonly clauses: readonly string[];
};

/** What people may set for one child: it has no period of its own, and only tightens the policy's. */
function intervalsIn({ deadlines: { nextCoreGroup } }: Policy): Row[] {
  const { interval, agreedInterval } = nextCoreGroup;
  const row = (name: string, says: string, { strength, clauses }: typeof interval): Row => ({
    name,
    says,
    strength,
    clauses,
  });
  return [
    row(
      'Core groups of one child, as its conference sets',
      'As often as the conference sets, never less often',
      interval,
    ),
    ...(agreedInterval
      ? [
          row(
            'Core groups of one child, as its group agrees',
            'As often as the group agrees, never less often',
            agreedInterval,
          ),
        ]
      : []),
  ];
}

const rowsIn = (policy: Policy): Row[] =>
  limitsIn(policy).flatMap(({ id, name, rule }) => [
    {
      name,
      says: ruleText(policy, id, rule),
      strength: 'strength' in rule ? rule.strength : 'must',
      clauses: rule.clauses,
    },
    // They stand after the last of the core groups.
    ...(id === 'nextCoreGroup' && rule === policy.deadlines[id].afterFirstReview ? intervalsIn(policy) : []),
  ]);

/** Every date there is, with how firmly it binds. */
export const Dates = ({ policy }: { policy: Policy }) => (
  <div className="wm-scroll">
    <table className="govuk-table wm-stacks">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">By when</th>
          <th scope="col">Where it says so</th>
        </tr>
      </thead>
      <tbody>
        {rowsIn(policy).map(({ name, says, strength, clauses }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {says}
              {strength === 'must' ? null : (
                <span className="wm-under">{strength === 'usual' ? 'usually' : 'good practice'}</span>
              )}
            </td>
            <td>
              <Cited policy={policy} ids={clauses} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** What the document gives no date for, and what it says instead. */
export const Silences = ({ policy }: { policy: Policy }) => (
  <dl className="wm-settings">
    {limitsIn(policy).map(({ name, rule }) =>
      'silent' in rule ? (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {rule.silent}
            <Cited policy={policy} ids={rule.clauses} />
          </dd>
        </div>
      ) : null,
    )}
    {SILENCES.map((silence) => (
      <div key={silence}>
        <dt>{SILENCE_WORDS[silence]}</dt>
        <dd>{policy.silent[silence]}</dd>
      </div>
    ))}
  </dl>
);
