import { type ReactNode, useEffect, useRef } from 'react';

let lastAddress: string | null = null;
/** Whether the title of this address took the focus: a page may be drawn twice, while its case is read and after. */
let isTitleFocused = false;

type PageProps = {
  readonly title: string;
  /** What the browser's tab says, where the title names a child: the browser keeps it in its history, in clear. */
  readonly tab?: string;
  /** Above the title: where this belongs. */
  readonly caption?: ReactNode;
  readonly children: ReactNode;
  /** Uses the whole width of the page, for tables and diagrams; a desk that of the window. */
  readonly wide?: boolean | 'desk';
};

/** A screen. Opening one names the browser's tab and moves the keyboard's focus to the title, which says where one is. */
export function Page({ title, tab = title, caption, children, wide = false }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const address = window.location.pathname;
  useEffect(() => {
    document.title = `${tab} · Waymark`;
    // The first screen leaves the focus where the browser puts it.
    if (lastAddress !== null && lastAddress !== address) {
      // An address may name a place in its page, which the page itself scrolls to.
      if (window.location.hash === '') window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
      isTitleFocused = true;
    } else if (isTitleFocused && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
    lastAddress = address;
  }, [tab, address]);
  return (
    <main className={`wm-main ${wide === 'desk' ? 'wm-main--desk' : wide ? 'wm-main--wide' : ''}`} id="main">
      {caption === undefined ? null : <div className="wm-caption">{caption}</div>}
      <h1 className="govuk-heading-l wm-title" ref={heading} tabIndex={-1}>
        {/* A name in another script keeps its own direction. */}
        <bdi>{title}</bdi>
      </h1>
      {children}
    </main>
  );
}
