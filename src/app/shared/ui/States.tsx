import { type ReactNode, useEffect, useRef } from 'react';

import type { Loading } from '../book.ts';
import { Page } from './Page.tsx';

/** Shows what was loaded, or what is the matter and what to do. */
export function Loaded<T>({
  of,
  title,
  children,
}: {
  of: Loading<T>;
  title: string;
  children: (value: T) => ReactNode;
}) {
  switch (of.status) {
    case 'loading':
      return (
        <Page title={title}>
          <p className="govuk-body wm-muted">One moment: reading from this device.</p>
        </Page>
      );
    case 'failed':
      return (
        <Page title="This cannot be shown">
          <Problem>{of.problem.message}</Problem>
        </Page>
      );
    case 'ready':
      return children(of.value);
  }
}

/** Something that went wrong, with what to do. Read out at once; where it answers a press of a button, it takes the focus. */
export function Problem({ children, takesFocus = false }: { children: ReactNode; takesFocus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div className="wm-problem" role="alert" ref={box} tabIndex={takesFocus ? -1 : undefined}>
      <h2 className="govuk-heading-m">There is a problem</h2>
      <p className="govuk-body">{children}</p>
    </div>
  );
}
