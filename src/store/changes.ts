import { Dexie, type IntervalTree, type IntervalTreeNode, type ObservabilitySet } from 'dexie';

/** What is not as it was: one case, or perhaps every case. */
export type Change = { readonly caseId: string } | { readonly all: true };

/**
 * Calls back after every committed change of a case or its facts, made in this tab or in another. Dexie tells all tabs
 * which keys a transaction wrote; a page that comes back from the browser's history is told `all`.
 */
export function watch(databaseName: string, changed: (change: Change) => void): () => void {
  const hear = (parts: ObservabilitySet): void => changesIn(parts, databaseName).forEach(changed);
  Dexie.on('storagemutated', hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}

/** Of many keys at once Dexie tells only that they changed, not which. */
export function changesIn(parts: ObservabilitySet, databaseName: string): Change[] {
  const caseIds = new Set<string>();
  // A key that was restored makes a case readable that was not, though no row of the case changed.
  const tables = ['cases/', 'keys/', 'facts/caseId', 'packs/caseId'].map((table) => `idb://${databaseName}/${table}`);
  for (const part of ['all', ...tables]) {
    for (const { from, to } of rangesOf(parts[part])) {
      if (typeof from !== 'string' || from !== to) return [{ all: true }];
      caseIds.add(from);
    }
  }
  return [...caseIds].map((caseId) => ({ caseId }));
}

// From another tab the tree comes as a plain object, without the methods of Dexie's RangeSet.
function rangesOf(tree: IntervalTree | null | undefined): IntervalTreeNode[] {
  return tree && 'from' in tree ? [...rangesOf(tree.l), tree, ...rangesOf(tree.r)] : [];
}
