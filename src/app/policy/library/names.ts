import type { Policy } from '../../../../policies/schema.ts';
import { isKept } from '../../shared/policies/kept.ts';

/** What a policy is called among others: one kept on this device says that it is. */
export const nameOf = (key: string, { name }: Pick<Policy, 'name'>): string => (isKept(key) ? `${name} (yours)` : name);
