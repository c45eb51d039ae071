/**
 * Keeps what is typed as fast as it can be stored: while one text is being written only the newest of those after it
 * waits, so that a fast typist never stands in a queue. As long as letters are on their way the browser asks before it
 * leaves the page.
 */
export class Keeper<T> {
  readonly #store: (content: T) => Promise<unknown>;
  #next: { readonly content: T } | null = null;
  #writing: Promise<void> | null = null;
  readonly #askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

  constructor(store: (content: T) => Promise<unknown>) {
    this.#store = store;
  }

  /** Resolves when `content`, or what was typed after it, is stored or could not be. */
  keep(content: T): Promise<void> {
    this.#next = { content };
    this.#writing ??= this.#write();
    return this.#writing;
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    window.addEventListener('beforeunload', this.#askFirst);
    for (let next = this.#next; next !== null; next = this.#next) {
      this.#next = null;
      await this.#store(next.content);
    }
    this.#writing = null;
    window.removeEventListener('beforeunload', this.#askFirst);
  }
}
