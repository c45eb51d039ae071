import type { ElkNode } from '../../../diagram/elk.ts';
import type { Shelf } from '../shelf.ts';

/** So many are kept: every machine under every policy, folded and whole. A policy that is being typed makes more. */
const MOST = 120;

/**
 * Where the nodes of a graph are placed: from this device where the same graph was placed before, else laid out and
 * kept. A graph is known by all that is drawn of it, so that a machine or a policy that changed is another one. Nothing of
 * a case is in it. What cannot be read is laid out again.
 */
export async function placedOnce(
  shelf: Shelf,
  graph: ElkNode,
  layOut: (graph: ElkNode) => Promise<ElkNode>,
): Promise<ElkNode> {
  const id = await nameOf(JSON.stringify(graph));
  if (id === null) return layOut(graph);
  const kept = read((await shelf.get(id))?.text, graph);
  if (kept) return kept;
  const placed = await layOut(graph);
  void keep(shelf, id, placed);
  return placed;
}

async function keep(shelf: Shelf, id: string, placed: ElkNode): Promise<void> {
  const all = await shelf.all();
  if (all.length >= MOST) await Promise.all(all.map((each) => shelf.remove(each.id)));
  await shelf.put({ id, title: placed.id, text: JSON.stringify(placed) });
}

/** Null where it is none of this graph: its nodes have to be there, each with its place. */
function read(text: string | undefined, graph: ElkNode): ElkNode | null {
  if (text === undefined) return null;
  try {
    const placed = JSON.parse(text) as ElkNode;
    return isPlaced(placed, graph) ? placed : null;
  } catch {
    return null;
  }
}

const isPlaced = (placed: ElkNode, graph: ElkNode): boolean =>
  placed.id === graph.id &&
  typeof placed.width === 'number' &&
  (graph.children ?? []).every((child, index) => {
    const own = placed.children?.[index];
    return own !== undefined && typeof own.x === 'number' && typeof own.y === 'number' && isPlaced(own, child);
  });

/** Null where the browser makes no sums: only on pages that were not served safely. */
async function nameOf(text: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
