// Serves the build from a cache of its own, so that Waymark opens without a network. The build puts BUILD before this.

/** @type {{ version: string, files: string[] }} */
const build = BUILD;
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = 'waymark-';
const CACHE = `${PREFIX}${build.version}`;

const windows = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function fill() {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache: a build is kept whole or not at all.
  await cache.addAll(build.files.map((file) => new Request(file, { cache: 'reload' })));
}

/** Runs only when no page uses an older version any more. */
async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await scope.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  // Every address of the app is the same page, which reads the address itself.
  const kept = await cache.match(request.mode === 'navigate' ? '/' : request.url, { ignoreVary: true });
  return kept ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(fill()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== scope.location.origin) return;
  event.respondWith(answer(request));
});

/** "Use the new version": only where no other tab could lose the files of the version it runs. */
async function useNow() {
  if ((await windows()).length > 1) return 'otherTabs';
  await scope.skipWaiting();
  return 'using';
}

scope.addEventListener('message', (event) => {
  if (event.data !== 'useNow') return;
  const [port] = event.ports;
  event.waitUntil(useNow().then((said) => port?.postMessage(said)));
});
