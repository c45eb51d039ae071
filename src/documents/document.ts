import type { Policy } from '../../policies/schema.ts';
import { dayText, inWords } from '../engine/words.ts';
import { type Case, type Meeting, meetingsOf } from './case/case.ts';
import type { DocumentId } from './ids.ts';
import { checklist } from './kinds/checklist.ts';
import { chronology } from './kinds/chronology.ts';
import { conferenceReport } from './kinds/conferenceReport.ts';
import { coreGroupRecord } from './kinds/coreGroupRecord.ts';
import { familyPage } from './kinds/familyPage.ts';
import { aboutRows } from './kinds/parts.ts';
import { planDocument } from './kinds/planDocument.ts';
import { termsOfReference } from './kinds/termsOfReference.ts';
import { versionAt } from './plan/versions.ts';
import { type Block, type Cited, clausesNamed, type DocumentTree, harmlessTree } from './tree.ts';

/** Which core group, which text of the plan; without them the newest. `blank`: a meeting that is still to be held. */
export type Which = { readonly meeting?: number | 'blank' | undefined; readonly version?: number | undefined };

type Kind = {
  /** The policy's form that it follows. */
  readonly form: keyof Policy['forms'] | null;
  /** What it is called where the policy has no form for it. */
  readonly title: string;
  /** Of one core group. */
  readonly ofMeeting?: boolean;
  /** Told even where no plan was ever made. */
  readonly always?: boolean;
  readonly size?: DocumentTree['size'];
  readonly blocks: (about: Case, meeting: Meeting | null, which: Which) => Block[];
};

const KINDS: Record<DocumentId, Kind> = {
  plan: {
    form: 'plan',
    title: '{plan}',
    blocks: (about, _, { version }) => planDocument(about, versionAt(about.run, version)),
  },
  family: { form: null, title: 'Our plan, in plain words', size: 'large', blocks: familyPage },
  record: { form: 'coreGroupRecord', title: '{record}', ofMeeting: true, blocks: coreGroupRecord },
  checklist: { form: 'checklist', title: '{coreGroup} checklist', ofMeeting: true, blocks: checklist },
  terms: { form: 'termsOfReference', title: '{coreGroup} terms of reference', blocks: termsOfReference },
  report: { form: 'conferenceReport', title: '{conferenceReport}', blocks: conferenceReport },
  chronology: { form: 'chronology', title: 'Chronology', always: true, blocks: chronology },
};

/** What a document is called, in the authority's own words, and whether its document has such a form. */
export function documentHead(
  policy: Policy,
  id: DocumentId,
): { title: string; hasForm: boolean; ofMeeting: boolean; always: boolean } {
  const { form: formId, title, ofMeeting = false, always = false } = KINDS[id];
  const form = formId === null ? undefined : policy.forms[formId];
  return { title: form?.title ?? inWords(policy, title), hasForm: form !== undefined, ofMeeting, always };
}

/** The meeting that a document is about: the one asked for, else the newest; null for one still to be held. */
export function meetingFor(about: Case, { meeting }: Which): Meeting | null {
  const meetings = meetingsOf(about.run);
  if (meeting === 'blank') return null;
  return meetings.find(({ n }) => n === meeting) ?? meetings.at(-1) ?? null;
}

/** A document of a case as it stands on the run's day. */
export function documentOf(id: DocumentId, about: Case, which: Which = {}): DocumentTree {
  const { run, child } = about;
  const { policy } = run;
  const { size = 'standard', blocks: make } = KINDS[id];
  const { title, hasForm } = documentHead(policy, id);
  const blocks = make(about, meetingFor(about, which), which);
  return harmlessTree({
    title,
    about: child.name,
    size,
    origin: originOf(policy, id, hasForm),
    printed: `Correct as printed on ${dayText(run.asOf)}`,
    facts: id === 'family' ? [] : aboutRows(about),
    blocks,
    cited: clausesNamed(blocks).flatMap((clause) => citedOf(policy, clause)),
  });
}

function originOf({ name, edition, source }: Policy, id: DocumentId, hasForm: boolean): string {
  if (id === 'family') return `Written from the plan by Waymark, in plain words. It is not ${name}’s own leaflet.`;
  const follows = hasForm
    ? `It asks what ${name}’s document asks for (“${source.title}”, edition ${edition}).`
    : `${name}’s document (“${source.title}”, edition ${edition}) has no such form.`;
  return `Not ${name}’s own form. Made by Waymark from the case. ${follows}`;
}

const STRENGTHS: Record<string, string> = { mustNot: 'must not' };

function citedOf(policy: Policy, id: string): Cited[] {
  const clause = policy.clauses[id];
  if (!clause) return [];
  const place = `${id.startsWith('england.') ? 'England' : policy.name}, ${clause.at}`;
  return [{ id, place, says: clause.says, strength: STRENGTHS[clause.strength] ?? clause.strength }];
}
