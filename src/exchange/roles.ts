/**
 * What somebody is in a team. Who may chair or agree what is the policy's business, not the exchange's: workers, chairs
 * and managers all record. `auditor` reads along. `eraser` reads and erases. `reminder` is the program that sends reminders.
 */
export const ROLES = ['worker', 'chair', 'manager', 'auditor', 'eraser', 'reminder'] as const;
export type Role = (typeof ROLES)[number];

export const mayRecord = (role: Role): boolean => role === 'worker' || role === 'chair' || role === 'manager';
export const mayErase = (role: Role): boolean => role === 'eraser';
