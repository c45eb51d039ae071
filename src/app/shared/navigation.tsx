import {
  type AnchorHTMLAttributes,
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

import { type Screen, screenOf, urlOf } from './screens.ts';

type Navigation = {
  readonly screen: Screen;
  /** Opens a screen; `replace` leaves no trace in the browser's history. */
  readonly open: (screen: Screen, how?: 'replace') => void;
};

const ScreenContext = createContext<Screen | null>(null);
/** Apart from the screen: a list of many links is not drawn again with every letter that is put into the address. */
const OpenContext = createContext<Navigation['open'] | null>(null);

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [screen, setScreen] = useState(() => screenOf(window.location));
  useEffect(() => {
    const follow = (): void => setScreen(screenOf(window.location));
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  const open = useCallback((next: Screen, how?: 'replace') => {
    if (how) window.history.replaceState(null, '', urlOf(next));
    else window.history.pushState(null, '', urlOf(next));
    setScreen(screenOf(window.location));
  }, []);
  return (
    <OpenContext value={open}>
      <ScreenContext value={screen}>{children}</ScreenContext>
    </OpenContext>
  );
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('A screen is used outside the NavigationProvider.');
  return value;
}

export function useNavigation(): Navigation {
  const [screen, open] = [given(use(ScreenContext)), given(use(OpenContext))];
  return useMemo(() => ({ screen, open }), [screen, open]);
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: Screen };

/** A link to a screen. It is a real address: it can be opened in a new tab, copied and bookmarked. */
export function Link({ to, className = 'govuk-link', children, ...rest }: LinkProps) {
  const open = given(use(OpenContext));
  return (
    <a
      {...rest}
      className={className}
      href={urlOf(to)}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        open(to);
      }}
    >
      {children}
    </a>
  );
}
