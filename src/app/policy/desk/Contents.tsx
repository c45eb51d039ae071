import { MACHINE_IDS } from '../../../../machines/index.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import { isKept } from '../../shared/policies/kept.ts';
import type { PolicyScreen } from '../../shared/screens.ts';
import { machineName } from '../machine/machines.ts';

/** A place in a policy: its words, and the screen. */
type Entry = readonly [text: string, to: PolicyScreen];

/** What there is in a policy and what can be done with it, at the left of the desk. */
export function Contents({ id, policy, here }: { id: string; policy: Policy; here: string }) {
  const part = (text: string, at?: string): Entry => [text, { name: 'policy', policy: id, part: at }];
  const document: readonly Entry[] = [
    part('The document'),
    part('Dates', 'dates'),
    part('Checks', 'checks'),
    part('Tasks', 'tasks'),
    part('Ladders', 'ladders'),
    part('Forms', 'forms'),
    part('Stepping down', 'step-down'),
    part('Guidance', 'guidance'),
    part('Where it is silent', 'silent'),
    part('Where it is unclear', 'choices'),
    part('Its own words', 'words'),
    ['All clauses', { name: 'clauses', policy: id }],
  ];
  const machines = MACHINE_IDS.map((machine): Entry => [
    machineName(machine),
    { name: 'machine', policy: id, machine },
  ]);
  const work: readonly Entry[] = [
    ['Compare it', { name: 'comparePolicies', with: [id] }],
    ['Try a change', { name: 'impact', policy: id }],
    ['Prove it', { name: 'proofs', policy: id }],
    ['Golden cases', { name: 'goldenCases', policy: id }],
    ...(policy.extends === null
      ? []
      : [[isKept(id) ? 'Edit it' : 'Make a new edition', { name: 'editPolicy', policy: id }] as const]),
  ];
  return (
    <nav aria-label={`In ${policy.name}`} className="desk-contents">
      <Entries title="Read" entries={document} here={here} />
      <Entries title="Diagrams" entries={machines} here={here} />
      <Entries title="Work" entries={work} here={here} />
    </nav>
  );
}

const Entries = ({ title, entries, here }: { title: string; entries: readonly Entry[]; here: string }) => (
  <>
    <h2>{title}</h2>
    <ul>
      {entries.map(([text, to]) => (
        <li key={text}>
          <Link to={to} aria-current={text === here ? 'page' : undefined}>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  </>
);
