import { FORM_IDS, type DeadlineId, type Policy, TERMS, type Term } from '../../../../policies/schema.ts';
import { ruleText } from '../../../diagram/rules.ts';
import { rulesOf } from '../../../engine/limits.ts';
import { deadlineName, roleWord } from '../../../engine/words.ts';
import { ROLES, ROLE_WORDS } from '../../../facts/roles.ts';

/** One line of the matrix: what it is about, what each policy says, and whether they say the same. */
export type MatrixRow = {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly Cell[];
  readonly differs: boolean;
};
export type Cell = { readonly text: string; readonly note: string; readonly clauses: readonly string[] };
export type MatrixPart = { readonly title: string; readonly rows: readonly MatrixRow[] };

const cell = (text: string, clauses: readonly string[] = [], note = ''): Cell => ({ text, note, clauses });
const NOTHING = cell('–');

const row = (id: string, label: string, cells: readonly Cell[]): MatrixRow => ({
  id,
  label,
  cells,
  differs: new Set(cells.map(({ text, note }) => `${text} ${note}`)).size > 1,
});

/** What policies say beside each other: periods, chairs, ladders, forms, words. */
export const matrixOf = (policies: readonly Policy[]): MatrixPart[] => [
  { title: 'Dates', rows: periods(policies) },
  { title: 'Who chairs', rows: [chairs(policies, true), chairs(policies, false)] },
  { title: 'Ladders', rows: ladders(policies) },
  { title: 'Forms', rows: forms(policies) },
  { title: 'Words', rows: words(policies) },
];

const PARTS: Readonly<Record<string, string>> = {
  second: 'The second core group',
  beforeFirstReview: 'Later core groups, before the first review',
  afterFirstReview: 'Later core groups, after the first review',
};
const FIRMNESS = { must: '', usual: 'usually', goodPractice: 'good practice' } as const;

function periods(policies: readonly Policy[]): MatrixRow[] {
  const tables = policies.map((policy) => new Map(rulesOf(policy).map(({ name, rule }) => [name, rule])));
  const names = [...(tables[0]?.keys() ?? [])];
  return names.map((name) => {
    const [id = '', part] = name.split('.');
    const label = part ? (PARTS[part] ?? part) : deadlineName(policies[0] as Policy, id as DeadlineId);
    const cells = policies.map((policy, index) => {
      const rule = tables[index]?.get(name);
      if (!rule) return NOTHING;
      const note = 'silent' in rule ? '' : FIRMNESS[rule.strength];
      return cell(ruleText(policy, id as DeadlineId, rule), rule.clauses, note);
    });
    return row(name, label, cells);
  });
}

function chairs(policies: readonly Policy[], isFirst: boolean): MatrixRow {
  const cells = policies.map((policy) => {
    const checks = policy.checks.filter(({ require, first }) => require === 'chairedBy' && first !== !isFirst);
    const found = checks.map((check) => {
      const roles = 'roles' in check ? check.roles : [];
      return cell(roles.map((role) => roleWord(policy, role)).join(' or '), check.clauses, FIRMNESS[check.strength]);
    });
    return found[0] ?? cell('This document does not say');
  });
  return row(isFirst ? 'first' : 'later', isFirst ? 'The first core group' : 'Later core groups', cells);
}

const ladders = (policies: readonly Policy[]): MatrixRow[] =>
  (
    [
      ['plan', 'The plan or the child’s safety'],
      ['group', 'How the core group works'],
      ['disagreement', 'A disagreement'],
    ] as const
  ).map(([id, label]) =>
    row(
      id,
      label,
      policies.map((policy) => {
        const { steps } = policy.ladders[id];
        const text = steps.map(({ who }) => roleWord(policy, who)).join(' → ');
        return cell(text || 'No steps', [], `${steps.length} steps`);
      }),
    ),
  );

const forms = (policies: readonly Policy[]): MatrixRow[] =>
  FORM_IDS.filter((id) => policies.some(({ forms: own }) => own[id])).map((id) =>
    row(
      id,
      policies.flatMap((policy) => policy.forms[id]?.title ?? [])[0] ?? id,
      policies.map((policy) => {
        const form = policy.forms[id];
        return form ? cell(`${form.items.length} questions`) : NOTHING;
      }),
    ),
  );

const words = (policies: readonly Policy[]): MatrixRow[] => [
  ...ROLES.map((role) =>
    row(
      role,
      ROLE_WORDS[role],
      policies.map((policy) => cell(policy.words[role])),
    ),
  ),
  ...(Object.keys(TERMS) as Term[]).map((term) =>
    row(
      term,
      TERMS[term],
      policies.map((policy) => cell(policy.words[term])),
    ),
  ),
];
