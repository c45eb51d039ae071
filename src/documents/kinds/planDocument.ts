import { dayText, roleWord } from '../../engine/words.ts';
import { actionsOf } from '../case/actions.ts';
import type { Case } from '../case/case.ts';
import { type Need, planStepsOf, type PlanStep, type Stage, type Version } from '../plan/versions.ts';
import { capital } from '../text.ts';
import { type Block, heading, paragraph, space, subheading, table } from '../tree.ts';
import { actionTable, alsoNoted, formHeading, formQuestions, memberTable, nextDates, signing } from './parts.ts';

/** The child protection plan: one text of it, how far it has come, who works for it. */
export function planDocument(about: Case, version: Version | null): Block[] {
  const { run } = about;
  const fact = version?.fact;
  return [
    heading('How far the plan has come'),
    { kind: 'facts', rows: planStepsOf(run).map((step) => ({ term: STAGE_NAMES[step.stage], text: stepText(step) })) },
    heading('What must change, and who does what'),
    ...(fact
      ? needBlocks(fact.needs, about)
      : [paragraph('No text of the plan has been written yet.', 'aside'), space(6)]),
    heading('Agreed actions'),
    actionTable(run, actionsOf(run), 'No action has been agreed yet.'),
    heading('What the child wishes and feels'),
    said(fact?.childSays),
    heading('What the parents think'),
    said(fact?.parentsSay),
    heading('Who sees the child and the family, and how often'),
    said(fact?.contact),
    heading('Resources'),
    said(fact?.resources),
    heading('What happens if the plan fails'),
    said(fact?.contingency),
    heading('Members of the core group, and who stands in'),
    memberTable(about),
    heading('When people meet'),
    { kind: 'facts', rows: nextDates(run) },
    formHeading(run.policy, 'plan'),
    ...formQuestions(run, 'plan', fact?.notes ?? [], null),
    ...alsoNoted(run.policy, ['plan'], fact?.notes ?? []),
    ...signing(about, 'Signing says that you have read the plan and know your part in it.'),
  ];
}

const STAGE_NAMES: Record<Stage, string> = {
  outline: 'Agreed in outline',
  detailed: 'Made detailed',
  approved: 'Approved',
  distributed: 'Sent out',
};

function stepText({ done, silence, who }: PlanStep): string {
  if (done === null)
    return [who.length > 0 ? `Not yet: ${who.join(', ')}.` : 'Not yet.', silence].filter(Boolean).join(' ');
  const by = done.by === '' ? '' : `, recorded by ${done.by}`;
  return `${dayText(done.on)}${by}${done.version === null ? '' : ` (text ${done.version})`}`;
}

const said = (text: string | undefined): Block => (text === undefined ? space(2) : paragraph(text, 'said'));

const needBlocks = (needs: readonly Need[], { run }: Case): Block[] =>
  needs.flatMap(({ says, outcome, measure, by, actions = [] }, index): Block[] => [
    subheading(`Need ${index + 1}`),
    {
      kind: 'facts',
      rows: [
        { term: 'What the child needs', text: says },
        { term: 'What must change', text: outcome },
        { term: 'How we will know', text: measure ?? 'Not said yet' },
        { term: 'By when', text: by === undefined ? 'No day said yet' : dayText(by) },
      ],
    },
    table(
      `Need ${index + 1}: who does what`,
      [
        ['No.', 3],
        ['What', 16],
        ['Who', 8],
        ['By when', 9],
      ],
      actions.map((action, at) => [
        `${index + 1}.${at + 1}`,
        action.what,
        capital(roleWord(run.policy, action.who)),
        action.by === undefined ? 'No day said yet' : dayText(action.by),
      ]),
      'No action is written down for this.',
    ),
  ]);
