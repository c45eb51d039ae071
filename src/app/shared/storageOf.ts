/** The browser's small storage; where it forbids a site to store anything, one that forgets when the page is closed. */
export function storageOf(browser: { readonly localStorage: Storage }): Storage {
  try {
    return browser.localStorage;
  } catch {
    const held = new Map<string, string>();
    return {
      get length() {
        return held.size;
      },
      key: (index) => [...held.keys()][index] ?? null,
      getItem: (name) => held.get(name) ?? null,
      setItem: (name, value) => void held.set(name, value),
      removeItem: (name) => void held.delete(name),
      clear: () => held.clear(),
    };
  }
}
