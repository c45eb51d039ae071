/** Turns what a row holds into what lies on the disk and back. Encryption at rest is another codec. */
export type Codec = {
  encode(plain: unknown, at: Address): Promise<unknown>;
  /** Throws when the body cannot be turned back. */
  decode(body: unknown, at: Address): Promise<unknown>;
};

/** The row a body belongs to, so that a codec can refuse a body that was moved to another row. */
export type Address = {
  readonly table: 'cases' | 'facts' | 'summaries' | 'drafts' | 'meta';
  readonly id: string;
  /** Whose key seals it; none for what belongs to no case. */
  readonly caseId?: string;
  /** The version of the record. */
  readonly v?: number;
  /** What else of the row must be as it was: its place in a chain, its revision, its basis. */
  readonly bind?: string;
};

export const plainText: Codec = {
  encode: async (plain) => plain,
  decode: async (body) => body,
};
