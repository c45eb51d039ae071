import type { Header } from '../vault/header.ts';
import { withoutDrafts } from './beside.ts';
import { type AnchorDocument, type AnchoredBeside, type AnchoredCase, signed, verified } from './document.ts';
import type { AnchorPlace } from './place.ts';

export type Advance = {
  readonly caseId: string;
  readonly rev?: number;
  readonly head?: { readonly writer: string; readonly seq: number; readonly hash: string; readonly at: string };
};

/** The signed record outside the database. It follows the database, after each transaction, and never goes back. */
export type Anchor = {
  /** `missing`: there is none. `altered`: it was not signed by this vault. */
  read(): Promise<AnchorDocument | 'missing' | 'altered'>;
  /** The same for a text that was read earlier. */
  verify(stored: string | null): Promise<AnchorDocument | 'missing' | 'altered'>;
  advance(steps: readonly Advance[]): Promise<void>;
  erase(caseId: string): Promise<void>;
  /** Drafts and settings: noted after they were stored, let go before they are deleted. */
  editBeside(edit: (beside: AnchoredBeside) => AnchoredBeside): Promise<void>;
  /** Only when a vault is made, or a loss was repaired or accepted. */
  replace(document: AnchorDocument): Promise<void>;
  setHeader(header: Header): Promise<void>;
};

/** A lost update would leave the anchor behind the database, so tabs take turns. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = (globalThis as { navigator?: Partial<Navigator> }).navigator?.locks;
  return locks ? locks.request('waymark anchor', work) : afterOthers(work);
}

let last: Promise<unknown> = Promise.resolve();
function afterOthers(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

export function openAnchor(place: AnchorPlace, key: CryptoKey): Anchor {
  // The very text that was verified or signed here need not be read again: with many cases it is megabytes.
  let known: { readonly text: string; readonly document: AnchorDocument } | null = null;
  const verify = async (stored: string | null): Promise<AnchorDocument | 'missing' | 'altered'> => {
    if (stored === null) return 'missing';
    if (known?.text === stored) return known.document;
    const document = await verified(key, stored);
    if (document) known = { text: stored, document };
    return document ?? 'altered';
  };
  const read = (): Promise<AnchorDocument | 'missing' | 'altered'> => verify(place.read());
  const store = async (document: AnchorDocument): Promise<void> => {
    const text = await signed(key, document);
    place.write(text);
    known = { text, document };
  };
  // One that is missing or altered is left so: the check at the next unlock must see it.
  const change = (edit: (document: AnchorDocument) => AnchorDocument): Promise<void> =>
    inTurn(async () => {
      const found = await read();
      // What is in the database is stored by then: a full localStorage only leaves the anchor behind until the next time.
      if (typeof found === 'object') await store(edit(found)).catch(() => undefined);
    });
  return {
    read,
    verify,
    replace: (document) => inTurn(() => store(document)),
    setHeader: (header) => change((document) => ({ ...document, header })),
    erase: (caseId) =>
      change((document) => ({
        ...document,
        cases: Object.fromEntries(Object.entries(document.cases).filter(([id]) => id !== caseId)),
        erased: [...new Set([...document.erased, caseId])],
        beside: withoutDrafts(document.beside, (_, ofCase) => ofCase === caseId),
      })),
    editBeside: (edit) => change((document) => ({ ...document, beside: edit(document.beside) })),
    advance: (steps) =>
      change((document) => {
        const cases = { ...document.cases };
        const erased = new Set(document.erased);
        for (const step of steps) if (!erased.has(step.caseId)) cases[step.caseId] = advanced(cases[step.caseId], step);
        return { ...document, cases };
      }),
  };
}

function advanced(known: AnchoredCase = { rev: 1, heads: {} }, { rev = 1, head }: Advance): AnchoredCase {
  const before = head && known.heads[head.writer];
  const ahead = head && (!before || before.seq < head.seq) ? { ...known.heads, [head.writer]: headOnly(head) } : null;
  return { rev: Math.max(rev, known.rev), heads: ahead ?? known.heads };
}

const headOnly = ({ seq, hash, at }: NonNullable<Advance['head']>) => ({ seq, hash, at });
