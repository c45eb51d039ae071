import type { Codec } from './codec.ts';
import type { Anchor } from './anchor/anchor.ts';
import type { Keyring } from './vault/keyring.ts';

/** How the rows of a protected database are kept beyond their encryption. */
export type Chains = {
  readonly keyring: Keyring;
  /** Who writes here: the chains of this device. */
  readonly writer: () => string;
  readonly anchor: Anchor;
};

/** How rows are kept: as they are, or sealed and chained. */
export type Keeping = { readonly codec: Codec; readonly chains: Chains | null };
