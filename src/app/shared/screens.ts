import { type DocumentId, isDocumentId } from '../../documents/ids.ts';
import { type Day, isDay } from '../../facts/day.ts';
import { type FactType, isFactType } from '../../facts/vocabulary.ts';

/** Every screen there is. One place knows URLs: a screen has one, and any URL opens a screen. */
export type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'caseload'; readonly filter?: CaseloadFilter | undefined }
  | PracticeScreen
  | PolicyScreen
  | WorkshopScreen
  | { readonly name: 'safety' }
  | { readonly name: 'notFound'; readonly path: string };

/** Which children are listed, and how. An empty filter lists all. */
export type CaseloadFilter = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;
const FILTERS = ['search', 'due', 'authority', 'worker', 'stage', 'family', 'by'] as const;

/** The screens of one child, or of one who is new. */
export type PracticeScreen =
  | CalendarScreen
  | TeamScreen
  | { readonly name: 'newChild' }
  | {
      readonly name: 'child';
      readonly id: string;
      /** The facts that were just stored, to say what they changed. */
      readonly saved?: string | undefined;
      /** What was known at the end of an earlier day. */
      readonly knownOn?: Day | undefined;
    }
  | {
      readonly name: 'record';
      readonly id: string;
      readonly fact: FactType;
      readonly given: Readonly<Record<string, string>>;
    }
  | { readonly name: 'prepareMeeting' | 'invitation' | 'records'; readonly id: string }
  | {
      readonly name: 'prepareConference';
      readonly id: string;
      readonly kind: 'initial' | 'review';
      /** A day that was proposed for it. */
      readonly for?: Day | undefined;
    }
  | { readonly name: 'meetingRecord'; readonly id: string; readonly n: number }
  | { readonly name: 'story'; readonly id: string; readonly step?: number | undefined }
  | { readonly name: 'facts'; readonly id: string }
  | { readonly name: 'authority'; readonly id: string; readonly to?: string | undefined }
  | { readonly name: 'details'; readonly id: string }
  | { readonly name: 'review'; readonly id: string }
  | { readonly name: 'concerns'; readonly id: string; readonly concern?: string | undefined }
  | { readonly name: 'plan' | 'writePlan' | 'documents'; readonly id: string }
  | {
      readonly name: 'comparePlans';
      readonly id: string;
      readonly from?: number | undefined;
      readonly to?: number | undefined;
    }
  | {
      readonly name: 'document';
      readonly id: string;
      readonly document: DocumentId;
      /** Which core group it is about; `blank`: one that is still to be held. The newest where it is left out. */
      readonly meeting?: number | 'blank' | undefined;
      /** Which text of the plan. */
      readonly version?: number | undefined;
    };

/** Meetings and due dates by day; of one child where one is named. `month` is `2026-03`. */
export type CalendarScreen = {
  readonly name: 'calendar';
  readonly month?: string | undefined;
  readonly view?: 'agenda' | undefined;
  readonly child?: string | undefined;
};

/** How a team keeps what is asked; `show` names the number whose children are listed. */
export type TeamScreen = {
  readonly name: 'team';
  readonly show?: string | undefined;
  readonly authority?: string | undefined;
  readonly worker?: string | undefined;
};

/** The screens of the policies. */
export type PolicyScreen =
  | { readonly name: 'policies' }
  | { readonly name: 'policy'; readonly policy: string; readonly part?: string | undefined }
  | { readonly name: 'clauses'; readonly policy: string; readonly clause?: string | undefined }
  /** `state` is a state of the machine by its own id: "plan.onPlan.meetings". */
  | { readonly name: 'machine'; readonly policy: string; readonly machine: string; readonly state?: string | undefined }
  | { readonly name: 'goldenCases'; readonly policy: string }
  | DeskScreen;

/** Where policies are worked on: a policy is named by its id, one kept on this device by its key. */
export type DeskScreen =
  | { readonly name: 'comparePolicies'; readonly with: readonly string[]; readonly child?: string | undefined }
  | { readonly name: 'impact'; readonly policy: string; readonly after?: string | undefined }
  | { readonly name: 'proofs'; readonly policy: string }
  | { readonly name: 'editPolicy'; readonly policy: string };

/** The screens of a workshop; `id` names a case of the library or one that is kept on this device. */
export type WorkshopScreen =
  | { readonly name: 'workshop' }
  | {
      readonly name: 'stage';
      readonly id: string;
      readonly step?: number | undefined;
      /** Where it is a later day than that of the step. */
      readonly on?: Day | undefined;
    }
  | { readonly name: 'room' | 'branches' | 'author'; readonly id: string }
  | { readonly name: 'debrief'; readonly id: string; readonly copy: 'trainer' | 'participants' }
  | {
      readonly name: 'sharedCase';
      readonly fragment: string;
      readonly step?: number | undefined;
      readonly on?: Day | undefined;
    };

const part = encodeURIComponent;

export function urlOf(screen: Screen): string {
  switch (screen.name) {
    case 'home':
      return '/';
    case 'caseload':
      return `/children${hashOf(screen.filter ?? {})}`;
    case 'newChild':
      return '/children/new';
    case 'child':
      return `/children/${part(screen.id)}${query({ saved: screen.saved, knownOn: screen.knownOn })}`;
    case 'record':
      return `/children/${part(screen.id)}/record/${screen.fact}${query(screen.given)}`;
    case 'story':
      return `/children/${part(screen.id)}/story${query({ step: screen.step?.toString() })}`;
    case 'prepareMeeting':
      return `/children/${part(screen.id)}/core-group`;
    case 'prepareConference':
      return `/children/${part(screen.id)}/conference/${screen.kind}${query({ for: screen.for })}`;
    case 'invitation':
      return `/children/${part(screen.id)}/core-group/invitation`;
    case 'records':
      return `/children/${part(screen.id)}/records`;
    case 'meetingRecord':
      return `/children/${part(screen.id)}/records/${screen.n}`;
    case 'facts':
      return `/children/${part(screen.id)}/facts`;
    case 'authority':
      return `/children/${part(screen.id)}/authority${query({ to: screen.to })}`;
    case 'calendar': {
      const { month, view } = screen;
      const of = screen.child === undefined ? '' : `/children/${part(screen.child)}`;
      return `${of}/calendar${query({ month, view })}`;
    }
    case 'team': {
      const { show, authority, worker } = screen;
      return `/team${query({ show, authority, worker })}`;
    }
    case 'details':
    case 'review':
      return `/children/${part(screen.id)}/${screen.name}`;
    case 'concerns':
      return `/children/${part(screen.id)}/concerns${screen.concern === undefined ? '' : `/${part(screen.concern)}`}`;
    case 'plan':
      return `/children/${part(screen.id)}/plan`;
    case 'writePlan':
      return `/children/${part(screen.id)}/plan/write`;
    case 'comparePlans':
      return `/children/${part(screen.id)}/plan/compare${query({ from: screen.from?.toString(), to: screen.to?.toString() })}`;
    case 'documents':
      return `/children/${part(screen.id)}/documents`;
    case 'document':
      return `/children/${part(screen.id)}/documents/${screen.document}${query({ meeting: screen.meeting?.toString(), version: screen.version?.toString() })}`;
    case 'policies':
      return '/policies';
    case 'policy':
      return `/policies/${part(screen.policy)}${screen.part ? `#${part(screen.part)}` : ''}`;
    case 'clauses':
      return `/policies/${part(screen.policy)}/clauses${screen.clause ? `#${part(screen.clause)}` : ''}`;
    case 'machine':
      return `/policies/${part(screen.policy)}/machines/${part(screen.machine)}${screen.state ? `#${part(screen.state)}` : ''}`;
    case 'goldenCases':
      return `/policies/${part(screen.policy)}/cases`;
    case 'comparePolicies':
      return `/policies/compare${query({ with: screen.with.join(',') || undefined, child: screen.child })}`;
    case 'impact':
      return `/policies/${part(screen.policy)}/impact${query({ after: screen.after })}`;
    case 'proofs':
      return `/policies/${part(screen.policy)}/proofs`;
    case 'editPolicy':
      return `/policies/${part(screen.policy)}/edit`;
    case 'workshop':
      return '/workshop';
    case 'stage':
      return `/workshop/${part(screen.id)}${query({ step: screen.step?.toString(), on: screen.on })}`;
    case 'room':
      return `/workshop/${part(screen.id)}/room`;
    case 'branches':
      return `/workshop/${part(screen.id)}/compare`;
    case 'author':
      return `/workshop/${part(screen.id)}/edit`;
    case 'debrief':
      return `/workshop/${part(screen.id)}/debrief${query({ copy: screen.copy })}`;
    case 'sharedCase':
      return `/workshop/shared${query({ step: screen.step?.toString(), on: screen.on })}#${screen.fragment}`;
    case 'safety':
      return '/safety';
    case 'notFound':
      return screen.path;
  }
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

/** Names are among what is looked for, and what stands after the # is never sent to a server. */
function hashOf(filter: CaseloadFilter): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== '');
  return entries.length === 0 ? '' : `#${new URLSearchParams(entries).toString()}`;
}

function filterIn(hash: string): CaseloadFilter {
  const values = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(FILTERS.flatMap((name) => (values.get(name) ? [[name, values.get(name) ?? '']] : [])));
}

export function screenOf(location: {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}): Screen {
  const path = location.pathname.split('/').filter(Boolean).map(decode);
  const values = Object.fromEntries(new URLSearchParams(location.search));
  if (path.length === 1 && path[0] === 'children') return { name: 'caseload', filter: filterIn(location.hash) };
  return screenAt(path, values, decode(location.hash.slice(1))) ?? { name: 'notFound', path: location.pathname };
}

function screenAt([place, id, part_, what]: string[], values: Record<string, string>, hash: string): Screen | null {
  if (place === undefined) return { name: 'home' };
  if (place === 'safety' && id === undefined) return { name: 'safety' };
  if (place === 'children') {
    if (id === undefined) return null;
    return id === 'new' ? { name: 'newChild' } : childScreen(id, part_, what, values);
  }
  if (place === 'calendar' && id === undefined) return calendarIn(values);
  if (place === 'team' && id === undefined) {
    return { name: 'team', show: values.show, authority: values.authority, worker: values.worker };
  }
  if (place === 'workshop') return workshopScreen(id, part_, values, hash);
  if (place !== 'policies') return null;
  if (id === undefined) return { name: 'policies' };
  if (id === 'compare') return { name: 'comparePolicies', with: listIn(values.with), child: values.child };
  if (part_ === undefined) return { name: 'policy', policy: id, part: hash === '' ? undefined : hash };
  if (part_ === 'impact') return { name: 'impact', policy: id, after: values.after };
  if (part_ === 'proofs') return { name: 'proofs', policy: id };
  if (part_ === 'edit') return { name: 'editPolicy', policy: id };
  if (part_ === 'clauses') return { name: 'clauses', policy: id, clause: hash === '' ? undefined : hash };
  if (part_ === 'cases') return { name: 'goldenCases', policy: id };
  if (part_ !== 'machines' || what === undefined) return null;
  return { name: 'machine', policy: id, machine: what, state: hash === '' ? undefined : hash };
}

function childScreen(
  id: string,
  place: string | undefined,
  what: string | undefined,
  values: Record<string, string>,
): Screen | null {
  switch (place) {
    case undefined:
      return { name: 'child', id, saved: values.saved, knownOn: isDay(values.knownOn) ? values.knownOn : undefined };
    case 'record':
      // The text of the plan has an editor of its own.
      if (what === 'plan.written') return { name: 'writePlan', id };
      return isFactType(what) ? { name: 'record', id, fact: what, given: values } : null;
    case 'calendar':
      return calendarIn(values, id);
    case 'story':
      return { name: 'story', id, step: stepIn(values) };
    case 'core-group':
      if (what === undefined) return { name: 'prepareMeeting', id };
      return what === 'invitation' ? { name: 'invitation', id } : null;
    case 'conference':
      return what === 'initial' || what === 'review'
        ? { name: 'prepareConference', id, kind: what, for: isDay(values.for) ? values.for : undefined }
        : null;
    case 'records':
      if (what === undefined) return { name: 'records', id };
      return /^[1-9]\d{0,3}$/.test(what) ? { name: 'meetingRecord', id, n: Number(what) } : null;
    case 'facts':
      return { name: 'facts', id };
    case 'authority':
      return { name: 'authority', id, to: values.to };
    case 'details':
    case 'review':
      return { name: place, id };
    case 'concerns':
      return { name: 'concerns', id, concern: what };
    case 'plan':
      if (what === undefined) return { name: 'plan', id };
      if (what === 'write') return { name: 'writePlan', id };
      return what === 'compare'
        ? { name: 'comparePlans', id, from: countIn(values.from), to: countIn(values.to) }
        : null;
    case 'documents':
      if (what === undefined) return { name: 'documents', id };
      if (!isDocumentId(what)) return null;
      return {
        name: 'document',
        id,
        document: what,
        meeting: values.meeting === 'blank' ? 'blank' : countIn(values.meeting),
        version: countIn(values.version),
      };
    default:
      return null;
  }
}

const calendarIn = ({ month, view }: Record<string, string>, child?: string): CalendarScreen => ({
  name: 'calendar',
  month,
  view: view === 'agenda' ? view : undefined,
  child,
});

function workshopScreen(
  id: string | undefined,
  place: string | undefined,
  values: Record<string, string>,
  hash: string,
): Screen | null {
  if (id === undefined) return { name: 'workshop' };
  const moment = { step: stepIn(values), on: isDay(values.on) ? values.on : undefined };
  if (id === 'shared') return { name: 'sharedCase', fragment: hash, ...moment };
  switch (place) {
    case undefined:
      return { name: 'stage', id, ...moment };
    case 'room':
      return { name: 'room', id };
    case 'compare':
      return { name: 'branches', id };
    case 'edit':
      return { name: 'author', id };
    case 'debrief':
      return { name: 'debrief', id, copy: values.copy === 'participants' ? 'participants' : 'trainer' };
    default:
      return null;
  }
}

/** A number that counts from 1. */
const countIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;

const listIn = (text: string | undefined): string[] =>
  [...new Set((text ?? '').split(',').filter(Boolean))].slice(0, 5);

function stepIn(values: Record<string, string>): number | undefined {
  const step = Number(values.step);
  return values.step !== undefined && Number.isInteger(step) && step >= 0 ? step : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
