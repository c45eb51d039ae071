/** A newer version of Waymark that was fetched and waits until nobody is in the middle of something. */
export type Updates = {
  /** Whether one waits; `listener` hears when that changes. */
  readonly isWaiting: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Turns to it and loads the page anew. `otherTabs`: nothing was done, since another tab still runs this version. */
  readonly use: () => Promise<'using' | 'otherTabs'>;
};

/** For development and for browsers without service workers. */
export const noUpdates: Updates = {
  isWaiting: () => false,
  subscribe: () => () => undefined,
  use: async () => 'using',
};

/**
 * Has Waymark kept for use without a network. A newer version waits until every tab is closed, or until a person
 * chooses it; it never takes over by itself.
 */
export function updatesFrom(container: ServiceWorkerContainer, reload: () => void): Updates {
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  let waiting: ServiceWorker | null = null;
  let isChosen = false;

  const look = (registration: ServiceWorkerRegistration): void => {
    waiting = registration.active ? registration.waiting : null;
    tell();
  };
  const follow = (registration: ServiceWorkerRegistration): void => {
    look(registration);
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', () => look(registration)),
    );
    // A tab that stays open for weeks asks again when somebody comes back to it.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    });
  };
  // Without it Waymark works as before, with a network: nobody need be told.
  void container.register('/service-worker.js').then(follow, () => undefined);
  container.addEventListener('controllerchange', () => {
    if (isChosen) reload();
  });

  return {
    isWaiting: () => waiting !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use: async () => {
      if (!waiting) return 'using';
      isChosen = true;
      const said = await answerOf(waiting);
      if (said === 'otherTabs') isChosen = false;
      return said;
    },
  };
}

const answerOf = (worker: ServiceWorker): Promise<'using' | 'otherTabs'> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<'using' | 'otherTabs'>) => resolve(data));
    port1.start();
    worker.postMessage('useNow', [port2]);
  });
