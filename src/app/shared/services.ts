import { createContext, use, useSyncExternalStore } from 'react';

import type { Policy } from '../../../policies/schema.ts';
import type { Day } from '../../facts/day.ts';
import type { Store } from '../../store/store.ts';
import type { Book } from './book.ts';
import type { Clock } from './clock.ts';
import type { PolicyShelf } from './policies/useKept.ts';
import type { Shelf } from './shelf.ts';
import type { Summary } from './summary.ts';

export type Policies = ReadonlyMap<string, Policy>;

/** What every screen works with, the first ones too; `main.tsx` makes the real ones. */
export type Basics = {
  readonly store: Store<Summary>;
  readonly book: Book;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Simulated cases, in a database of their own. */
  readonly simulated: Shelf;
  /** Where diagrams’ boxes go, kept so that each is laid out once; no case is in it. */
  readonly layouts: Shelf;
  /** The policies that are built in, loaded when a screen first needs them; always the same promise. */
  readonly loadPolicies: () => Promise<Policies>;
};

/** What the screens of the faces work with, once the policies are there. */
export type Services = Basics & {
  /** Those that are built in, by their id, and those kept on this device, by their key; a policy's `id` is its key. */
  readonly policies: Policies;
  readonly kept: PolicyShelf;
};

export const BasicsContext = createContext<Basics | null>(null);
export const ServicesContext = createContext<Services | null>(null);

/** For what is shown before any policy is loaded. */
export function useBasics(): Basics {
  const basics = use(BasicsContext);
  if (!basics) throw new Error('A screen is used outside the BasicsContext.');
  return basics;
}

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('A screen is used outside the ServicesContext.');
  return services;
}

/** The day it is; the screen is drawn again when it turns. */
export function useToday(): Day {
  const { clock } = useBasics();
  return useSyncExternalStore(clock.subscribe, clock.today);
}
