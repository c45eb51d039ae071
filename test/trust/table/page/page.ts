import type { Fact } from '../../../../src/facts/vocabulary.ts';
import { ARGON_COST } from '../../../../src/store/crypto/argon.ts';
import { CHEAP, close, deviceOf, hold, must, opened, PASSPHRASE, withoutCopy } from './device.ts';
import { team } from './team.ts';

/** What the table's rows do inside a browser. */

const visit = (by: string): Fact => ({
  id: crypto.randomUUID(),
  type: 'visit.made',
  on: '2026-01-29',
  recordedAt: '2026-01-29T16:00:00.000Z',
  by,
});

const trust = {
  ...team,
  withoutCopy,

  /** Protects the device and puts cases with facts on it; their ids. */
  async begin(cases: number, facts: number, cost: 'cheap' | 'real' | 'dear' = 'cheap'): Promise<string[]> {
    const passes = cost === 'dear' ? 20 : ARGON_COST.passes;
    must(await deviceOf(cost === 'cheap' ? CHEAP : { ...ARGON_COST, passes }).protect(PASSPHRASE));
    await trust.unlock();
    const ids = Array.from({ length: cases }, () => crypto.randomUUID());
    for (const id of ids) {
      const record = { child: { name: 'Amira' }, policy: 'croydon', createdAt: '2026-01-05T09:00:00.000Z' };
      const stored = await opened().store.addCase(
        id,
        record,
        Array.from({ length: facts }, (_, index) => visit(`writer ${index}`)),
      );
      if (!stored.ok) throw new Error(stored.problem.message);
    }
    return ids;
  },

  /** How long it took, in milliseconds, until the store was open and checked. */
  async unlock(): Promise<number> {
    close();
    const begun = performance.now();
    hold(must(await deviceOf().unlock({ kind: 'passphrase', passphrase: PASSPHRASE })));
    return performance.now() - begun;
  },

  /** What a person would be told on opening this device, and what can be read. */
  async open(): Promise<{ told: boolean; wiped: boolean; text: string }> {
    const looked = await deviceOf().look();
    if (!looked.ok || looked.value.kind !== 'locked') {
      const kind = looked.ok ? looked.value.kind : looked.problem.code;
      return { told: !looked.ok || kind === 'lost', wiped: kind === 'lost', text: kind };
    }
    const unlocked = await deviceOf().unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
    if (!unlocked.ok) return { told: true, wiped: looked.value.wiped, text: unlocked.problem.code };
    hold(unlocked.value);
    return { told: unlocked.value.findings().length > 0, wiped: looked.value.wiped, text: await trust.text() };
  },

  async text(): Promise<string> {
    const { cases } = must(await opened().store.cases(''));
    const parts: string[] = [];
    for (const { id, record } of cases) {
      const { facts } = must(await opened().store.case(id));
      parts.push(JSON.stringify([id, record, facts.toSorted((a, b) => (a.id < b.id ? -1 : 1))]));
    }
    return parts.toSorted().join('\n');
  },

  async factIds(caseId: string): Promise<string[]> {
    return must(await opened().store.case(caseId)).facts.map(({ id }) => id);
  },

  findings: (): number => opened().findings().length,
  /** What was found, in the words of the check. */
  found: (): string[] =>
    opened()
      .findings()
      .map(({ what }) => what),

  /** Writes so many facts, one after the other; those that were acknowledged. */
  async write(caseId: string, count: number): Promise<string[]> {
    const acknowledged: string[] = [];
    for (let each = 0; each < count; each++) {
      const fact = visit('a tab');
      if ((await opened().store.addFact(caseId, fact)).ok) acknowledged.push(fact.id);
    }
    return acknowledged;
  },

  /** Writes until the browser is killed, and tells of each fact once it is stored; `hasty` tells before. */
  async writeForever(caseId: string, hasty: boolean): Promise<void> {
    for (;;) {
      const fact = visit('until killed');
      if (hasty) console.log(`stored ${fact.id}`);
      const stored = await opened().store.addFact(caseId, fact);
      if (stored.ok && !hasty) console.log(`stored ${fact.id}`);
    }
  },

  /** A store that reads, then writes: what IndexedDB does not forgive. */
  async writeNaively(count: number): Promise<number> {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('naive', 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('facts'));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The naive store does not open.')));
    });
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
    for (let each = 0; each < count; each++) {
      const found = (await ask(db.transaction('facts').objectStore('facts').get('list'))) as string[] | undefined;
      const list = [...(found ?? []), crypto.randomUUID()];
      await ask(db.transaction('facts', 'readwrite').objectStore('facts').put(list, 'list'));
    }
    const kept = (await ask(db.transaction('facts').objectStore('facts').get('list'))) as string[];
    db.close();
    return kept.length;
  },
};

export type TrustPage = typeof trust;
Object.assign(window, { trust });
