/** Written before the service worker by the build (scripts/offline.mjs). */
declare const BUILD: { version: string; files: string[] };
