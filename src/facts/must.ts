/** The value, which is there by everything that went before; if it is not, something is broken, and this says what. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Broken invariant: ${what} is missing.`);
  return value;
}
