import { dayText } from '../../engine/words.ts';
import { answersTo } from '../case/answers.ts';
import type { Case, Meeting } from '../case/case.ts';
import { tasksAt, taskText } from '../../engine/guidance.ts';
import { roleWord } from '../../engine/words.ts';
import { capital } from '../text.ts';
import { type Block, heading, paragraph, table } from '../tree.ts';
import { checklistTable, signing, silentForm, words } from './parts.ts';

/** The core group checklist: each row of the authority's own, ticked as far as the case knows. */
export function checklist(about: Case, meeting: Meeting | null): Block[] {
  const { run } = about;
  const { policy } = run;
  const form = policy.forms.checklist;
  const which = meeting
    ? `${capital(words(policy, '{coreGroup}'))} ${meeting.n}, held on ${dayText(meeting.held.on)}`
    : `For the ${meeting === null ? 'next ' : ''}${words(policy, '{coreGroup}')}`;
  return [
    paragraph(which, 'lead'),
    ...(form
      ? [
          paragraph('What the case knows is ticked already. Tick the rest, and change what is wrong.', 'aside'),
          checklistTable(answersTo(run, form, meeting?.held.notes ?? [], meeting)),
        ]
      : [silentForm(policy, 'checklist'), ...tasks(about, meeting)]),
    ...signing(about, 'Filled in by:', ['']).map((block) =>
      block.kind === 'signatures' ? { ...block, who: [capital(roleWord(policy, 'leadSocialWorker'))] } : block,
    ),
  ];
}

/** Where there is no checklist: what the document asks of such a meeting, to tick off. */
function tasks({ run: { policy } }: Case, meeting: Meeting | null): Block[] {
  const asked = tasksAt(policy, meeting === null || meeting.isFirst ? 'firstCoreGroup' : 'laterCoreGroup');
  return [
    heading(`What ${policy.name} asks of this meeting`),
    table(
      'What people do',
      [
        ['Done', 3],
        ['What', 20],
        ['Who', 9],
      ],
      asked.map((task) => [
        '☐',
        { text: taskText(policy, task), clauses: task.clauses },
        capital(roleWord(policy, task.who)),
      ]),
      'It asks for nothing in particular.',
    ),
  ];
}
