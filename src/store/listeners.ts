/** Tells each listener in a task of its own: one that throws does not keep the others from hearing. */
export function createListeners<T>() {
  const listeners = new Set<{ hear: (news: T) => void }>();
  return {
    add(hear: (news: T) => void): () => void {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(news: T): void {
      for (const listener of listeners) {
        queueMicrotask(() => {
          if (listeners.has(listener)) listener.hear(news);
        });
      }
    },
  };
}
