import type { ReactNode } from 'react';

/** A difference, told by a shape and a word. */
export const Differs = () => (
  <span className="desk-differs">
    <span aria-hidden="true">≠</span>
    <span className="govuk-visually-hidden">differs: </span>
  </span>
);

/** A wide table that scrolls by itself, also with the keyboard. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // What scrolls must take the focus, or the keyboard could not scroll it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="wm-scroll" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);
