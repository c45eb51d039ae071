/** Where the anchor lies: outside the database. The app gives localStorage. */
export type AnchorPlace = {
  read(): string | null;
  /** Throws when there is no room. */
  write(text: string): void;
  remove(): void;
};

export const placeIn = (storage: Storage, key = 'waymark.anchor'): AnchorPlace => ({
  read: () => storage.getItem(key),
  write: (text) => storage.setItem(key, text),
  remove: () => storage.removeItem(key),
});

export function placeInMemory(text: string | null = null): AnchorPlace {
  let held = text;
  return { read: () => held, write: (next) => void (held = next), remove: () => void (held = null) };
}
