import type { KeyboardEvent, ReactNode } from 'react';

import { canFold, type Item } from './items.ts';

/** What a drawing does with its items. It stays the same from step to step. */
export type Hand = {
  readonly onFocus: (item: Item) => void;
  readonly onPoint: (words: string | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A click; null where nothing happens then. */
  readonly onSelect: ((item: Item) => void) | null;
};

type ItemGroupProps = {
  readonly item: Item;
  /** What it is and says, in words. */
  readonly words: string;
  readonly className: string;
  /** Whether the tab key stops at it. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isFollowed: boolean;
  readonly hand: Hand;
  readonly transform?: string;
  readonly children: ReactNode;
};

/** The group of an item: its name for those who do not see it, and its place among the keys. */
export function ItemGroup({
  item,
  words,
  className,
  isStop,
  isSelected,
  isFollowed,
  hand,
  transform,
  children,
}: ItemGroupProps) {
  const folds = canFold(item);
  return (
    <g
      className={[className, isSelected && 'is-selected', isFollowed && 'is-followed'].filter(Boolean).join(' ')}
      transform={transform}
      data-item={item.id}
      role={folds || hand.onSelect ? 'button' : 'img'}
      aria-label={words}
      aria-pressed={hand.onSelect ? isSelected : undefined}
      aria-expanded={folds ? item.placed.box.folded === 0 : undefined}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => {
        hand.onFocus(item);
        hand.onPoint(words);
      }}
      onBlur={() => hand.onPoint(null)}
      onPointerEnter={() => hand.onPoint(words)}
      onPointerLeave={() => hand.onPoint(null)}
      onKeyDown={hand.onKeyDown}
      onClick={() => hand.onSelect?.(item)}
    >
      {children}
    </g>
  );
}
