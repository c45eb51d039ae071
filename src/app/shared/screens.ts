import { type FactType, isFactType } from '../../facts/vocabulary.ts';

/** Every screen there is. One place knows URLs: a screen has one, and any URL opens a screen. */
export type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'caseload' }
  | { readonly name: 'newChild' }
  | { readonly name: 'child'; readonly id: string; readonly saved?: string | undefined }
  | {
      readonly name: 'record';
      readonly id: string;
      readonly fact: FactType;
      readonly given: Readonly<Record<string, string>>;
    }
  | { readonly name: 'story'; readonly id: string; readonly step?: number | undefined }
  | { readonly name: 'facts'; readonly id: string }
  | { readonly name: 'authority'; readonly id: string; readonly to?: string | undefined }
  | { readonly name: 'policies' }
  | { readonly name: 'policy'; readonly policy: string }
  | { readonly name: 'clauses'; readonly policy: string; readonly clause?: string | undefined }
  | { readonly name: 'machine'; readonly policy: string; readonly machine: string }
  | { readonly name: 'notFound'; readonly path: string };

const part = encodeURIComponent;

export function urlOf(screen: Screen): string {
  switch (screen.name) {
    case 'home':
      return '/';
    case 'caseload':
      return '/children';
    case 'newChild':
      return '/children/new';
    case 'child':
      return `/children/${part(screen.id)}${query({ saved: screen.saved })}`;
    case 'record':
      return `/children/${part(screen.id)}/record/${screen.fact}${query(screen.given)}`;
    case 'story':
      return `/children/${part(screen.id)}/story${query({ step: screen.step?.toString() })}`;
    case 'facts':
      return `/children/${part(screen.id)}/facts`;
    case 'authority':
      return `/children/${part(screen.id)}/authority${query({ to: screen.to })}`;
    case 'policies':
      return '/policies';
    case 'policy':
      return `/policies/${part(screen.policy)}`;
    case 'clauses':
      return `/policies/${part(screen.policy)}/clauses${screen.clause ? `#${part(screen.clause)}` : ''}`;
    case 'machine':
      return `/policies/${part(screen.policy)}/machines/${part(screen.machine)}`;
    case 'notFound':
      return screen.path;
  }
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

export function screenOf(location: {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}): Screen {
  const path = location.pathname.split('/').filter(Boolean).map(decode);
  const values = Object.fromEntries(new URLSearchParams(location.search));
  return screenAt(path, values, decode(location.hash.slice(1))) ?? { name: 'notFound', path: location.pathname };
}

function screenAt([place, id, part_, what]: string[], values: Record<string, string>, hash: string): Screen | null {
  if (place === undefined) return { name: 'home' };
  if (place === 'children') {
    if (id === undefined) return { name: 'caseload' };
    return id === 'new' ? { name: 'newChild' } : childScreen(id, part_, what, values);
  }
  if (place !== 'policies') return null;
  if (id === undefined) return { name: 'policies' };
  if (part_ === undefined) return { name: 'policy', policy: id };
  if (part_ === 'clauses') return { name: 'clauses', policy: id, clause: hash === '' ? undefined : hash };
  return part_ === 'machines' && what !== undefined ? { name: 'machine', policy: id, machine: what } : null;
}

function childScreen(
  id: string,
  place: string | undefined,
  what: string | undefined,
  values: Record<string, string>,
): Screen | null {
  switch (place) {
    case undefined:
      return { name: 'child', id, saved: values.saved };
    case 'record':
      return isFactType(what) ? { name: 'record', id, fact: what, given: values } : null;
    case 'story': {
      const step = Number(values.step);
      return {
        name: 'story',
        id,
        step: values.step !== undefined && Number.isInteger(step) && step >= 0 ? step : undefined,
      };
    }
    case 'facts':
      return { name: 'facts', id };
    case 'authority':
      return { name: 'authority', id, to: values.to };
    default:
      return null;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
