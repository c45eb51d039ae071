import { useSyncExternalStore } from 'react';

import type { Caseload, Loading } from './book.ts';
import { useBasics } from './services.ts';

export function useCaseload(): Loading<Caseload> {
  const { book } = useBasics();
  return useSyncExternalStore(book.subscribe, book.caseload);
}
