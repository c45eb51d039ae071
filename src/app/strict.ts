import { z } from 'zod';

/**
 * Imported before everything else. The page's headers forbid code made of text, so zod must not even try, and they ask
 * for Trusted Types: the one policy lets our own scripts be started as workers, and no text ever become markup.
 */
z.config({ jitless: true });

const OWN_SCRIPT = /^\/(assets\/[\w.-]+\.js|service-worker\.js)$/;

type Policies = {
  createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string | null }): unknown;
};

/** The address, where it is one of our own scripts; null, and so a violation, where it is not. */
function ownScript(address: string, origin: string): string | null {
  const url = new URL(address, origin);
  // The development server has its own addresses, and no headers that ask for this.
  const isOwn = url.origin === origin && (import.meta.env.DEV || OWN_SCRIPT.test(url.pathname));
  return isOwn ? address : null;
}

if (typeof window !== 'undefined') {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => ownScript(address, window.location.origin),
  });
}
