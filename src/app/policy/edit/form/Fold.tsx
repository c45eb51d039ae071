import type { ReactNode } from 'react';

import { isInside, useForm } from './useForm.ts';

type FoldProps = {
  /** The field whose parts are folded away here, as problems name it. */
  readonly place: string;
  readonly title: string;
  readonly note?: string | undefined;
  /** Other fields that are folded away here. */
  readonly holds?: readonly string[];
  readonly isSection?: boolean;
  readonly children: ReactNode;
};

/** A part of the form that opens: closed, it says how much in it is wrong. What is closed is not on the page. */
export function Fold({ place, title, note, holds = [place], isSection = false, children }: FoldProps) {
  const { opened, setOpen, problems } = useForm();
  const isOpen = opened.has(place);
  const wrong = problems.filter(({ field }) => holds.some((each) => isInside(field, each))).length;
  return (
    <details
      className={isSection ? 'desk-fold-section' : 'desk-fold-item'}
      open={isOpen}
      onToggle={(event) => setOpen(place, event.currentTarget.open)}
    >
      <summary id={`edit-${place}`}>
        {isSection ? <h2>{title}</h2> : <span>{title}</span>}
        {note === undefined ? null : <span className="desk-fold-note">{note}</span>}
        {wrong === 0 ? null : (
          <span className="desk-fold-wrong">
            <span aria-hidden="true">▲</span> {wrong === 1 ? 'one thing is wrong' : `${wrong} things are wrong`}
          </span>
        )}
      </summary>
      {isOpen ? <div className="desk-fold-inside">{children}</div> : null}
    </details>
  );
}
