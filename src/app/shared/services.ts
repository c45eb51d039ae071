import { createContext, use, useSyncExternalStore } from 'react';

import type { Policy } from '../../../policies/schema.ts';
import type { Day } from '../../facts/day.ts';
import type { Store } from '../../store/store.ts';
import type { Book } from './book.ts';
import type { Clock } from './clock.ts';
import type { Shelf } from './shelf.ts';
import type { Summary } from './summary.ts';

/** What the screens work with; `main.tsx` makes the real ones. */
export type Services = {
  readonly store: Store<Summary>;
  readonly book: Book;
  readonly clock: Clock;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly newId: () => string;
  /** Simulated cases, in a database of their own. */
  readonly simulated: Shelf;
};

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('A screen is used outside the ServicesContext.');
  return services;
}

/** The day it is; the screen is drawn again when it turns. */
export function useToday(): Day {
  const { clock } = useServices();
  return useSyncExternalStore(clock.subscribe, clock.today);
}
