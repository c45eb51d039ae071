import { type ReactNode, useEffect, useRef } from 'react';

let lastAddress: string | null = null;

type PageProps = {
  readonly title: string;
  /** Above the title: where this belongs. */
  readonly caption?: ReactNode;
  readonly children: ReactNode;
  /** Uses the whole width, for tables and diagrams. */
  readonly wide?: boolean;
};

/** A screen. Opening one names the browser's tab and moves the keyboard's focus to the title, which says where one is. */
export function Page({ title, caption, children, wide = false }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const address = window.location.pathname;
  useEffect(() => {
    document.title = `${title} · Waymark`;
    // The first screen leaves the focus where the browser puts it.
    if (lastAddress !== null && lastAddress !== address) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    lastAddress = address;
  }, [title, address]);
  return (
    <main className={`wm-main ${wide ? 'wm-main--wide' : ''}`} id="main">
      {caption === undefined ? null : <div className="wm-caption">{caption}</div>}
      <h1 className="govuk-heading-l wm-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
