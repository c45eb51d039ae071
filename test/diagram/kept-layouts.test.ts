import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';

import { openShelf } from '../../src/app/shared/shelf.ts';
import { placedOnce } from '../../src/app/shared/statechart/keptLayouts.ts';
import type { ElkNode } from '../../src/diagram/elk.ts';

const graph = (label: string): ElkNode => ({ id: 'plan', children: [{ id: label, width: 40, height: 20 }] });
const place = (of: ElkNode): ElkNode => ({
  ...of,
  width: 100,
  height: 60,
  children: (of.children ?? []).map((child, index) => ({ ...child, x: index, y: index })),
});
const layOut = () => vi.fn<(of: ElkNode) => Promise<ElkNode>>(async (of) => place(of));
const settled = (): Promise<void> => vi.waitFor(() => undefined);

/** The same device, opened once more. */
const device =
  (factory = new IDBFactory()) =>
  () =>
    openShelf('layouts', factory);

test('a graph is laid out once, also after the page was opened again', async () => {
  const open = device();
  const first = layOut();
  const placed = await placedOnce(open(), graph('a'), first);
  await vi.waitFor(async () => expect(await open().all()).toHaveLength(1));
  const again = layOut();
  expect(await placedOnce(open(), graph('a'), again)).toEqual(placed);
  expect([first.mock.calls.length, again.mock.calls.length]).toEqual([1, 0]);
});

test('a machine that changed is laid out anew, and both are kept', async () => {
  const open = device();
  await placedOnce(open(), graph('a'), layOut());
  const changed = layOut();
  expect(await placedOnce(open(), graph('b'), changed)).toEqual(place(graph('b')));
  expect(changed).toHaveBeenCalledOnce();
  await vi.waitFor(async () => expect(await open().all()).toHaveLength(2));
});

test.each(['', '{', 'null', '{"id":"plan"}', JSON.stringify(graph('a')), JSON.stringify(place({ id: 'record' }))])(
  'what was kept and cannot be used is laid out again: %s',
  async (text) => {
    const open = device();
    await placedOnce(open(), graph('a'), layOut());
    await vi.waitFor(async () => expect(await open().all()).toHaveLength(1));
    for (const kept of await open().all()) await open().put({ ...kept, text });
    const again = layOut();
    expect(await placedOnce(open(), graph('a'), again)).toEqual(place(graph('a')));
    expect(again).toHaveBeenCalledOnce();
  },
);

test('what is kept stays few', async () => {
  const open = device();
  const shelf = open();
  for (let n = 0; n < 130; n++) {
    await placedOnce(shelf, graph(String(n)), layOut());
    await settled();
  }
  await vi.waitFor(async () => expect((await open().all()).length).toBeLessThanOrEqual(120));
});

test('where the browser keeps nothing, a graph is laid out', async () => {
  const broken = {
    open: () => {
      throw new Error('No database here.');
    },
  } as unknown as IDBFactory;
  expect(await placedOnce(openShelf('layouts', broken), graph('a'), layOut())).toEqual(place(graph('a')));
});
