import { argon2id, type ArgonCost } from './argon.ts';
import { answering } from './answering.ts';
import type { Bytes } from './bytes.ts';

export type ArgonQuestion = { readonly passphrase: string; readonly salt: Bytes; readonly cost: ArgonCost };

answering(({ passphrase, salt, cost }: ArgonQuestion) => argon2id(passphrase, salt, cost));
