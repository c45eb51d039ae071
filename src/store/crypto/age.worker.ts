import { age } from './age.ts';
import { answering } from './answering.ts';
import type { Bytes } from './bytes.ts';

export type AgeQuestion =
  | { readonly do: 'seal'; readonly bytes: Bytes; readonly passphrase: string; readonly workFactor: number }
  | { readonly do: 'open'; readonly bytes: Bytes; readonly passphrase: string };

answering(({ bytes, passphrase, ...rest }: AgeQuestion) =>
  rest.do === 'seal' ? age.seal(bytes, passphrase, rest.workFactor) : age.open(bytes, passphrase),
);
