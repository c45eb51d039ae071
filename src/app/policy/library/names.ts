import type { Policy } from '../../../../policies/schema.ts';

/** What a policy is called among others: one kept on this device says which edition it is. */
export const nameOf = (key: string, { id, name, edition }: Policy): string =>
  key === id ? name : `${name}, edition ${edition} (yours)`;
