import { dayText } from '../../engine/words.ts';
import type { Need, PlannedAction, Version } from './versions.ts';

/** One line of a plan: where it stands, what that place is called, and what it says. */
export type PlanLine = { readonly place: string; readonly title: string; readonly text: string };

/** The lines of one text of the plan, in the order in which people read it. Empty places are left out. */
export function planLines({
  needs,
  contingency,
  resources,
  contact,
  childSays,
  parentsSay,
  notes,
}: Version['fact']): PlanLine[] {
  const rest: [place: string, title: string, text: string | undefined][] = [
    ['childSays', 'What the child wishes and feels', childSays],
    ['parentsSay', 'What the parents think', parentsSay],
    ['contact', 'Who sees the child and the family, and how often', contact],
    ['resources', 'Resources', resources],
    ['contingency', 'What happens if the plan fails', contingency],
    ...(notes ?? []).map(({ about, says }): [string, string, string] => [`note ${about}`, about, says]),
  ];
  return [
    ...needs.flatMap(needLines),
    ...rest.flatMap(([place, title, text]) => (text === undefined ? [] : [{ place, title, text }])),
  ];
}

function needLines({ need, says, outcome, measure, by, actions }: Need, index: number): PlanLine[] {
  const line = (part: string, title: string, text: string | undefined): PlanLine[] =>
    text === undefined ? [] : [{ place: `need ${need} ${part}`, title: `Need ${index + 1}: ${title}`, text }];
  return [
    ...line('says', 'what the child needs', says),
    ...line('outcome', 'what must change', outcome),
    ...line('measure', 'how we will know', measure),
    ...line('by', 'by when', by && dayText(by)),
    ...(actions ?? []).flatMap((action, at) => line(`action ${action.action}`, `action ${at + 1}`, actionText(action))),
  ];
}

const actionText = ({ what, who, by }: PlannedAction): string =>
  `${what}\n${who}${by === undefined ? '' : `, by ${dayText(by)}`}`;

/** One place of a plan in two of its texts; null where one of them has no such place. */
export type Pair = {
  readonly place: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Two texts of a plan side by side. What was taken out stands where it stood; a need is known by its key. */
export function sideBySide(before: Version['fact'], after: Version['fact']): Pair[] {
  const older = planLines(before);
  const newer = planLines(after);
  const pairs: Pair[] = newer.map(({ place, title, text }) => ({
    place,
    title,
    before: older.find((line) => line.place === place)?.text ?? null,
    after: text,
  }));
  older.forEach(({ place, title, text }, index) => {
    if (newer.some((line) => line.place === place)) return;
    const above = older.slice(0, index).findLast((line) => pairs.some((pair) => pair.place === line.place));
    const at = above ? pairs.findIndex((pair) => pair.place === above.place) + 1 : 0;
    pairs.splice(at, 0, { place, title, before: text, after: null });
  });
  return pairs;
}
