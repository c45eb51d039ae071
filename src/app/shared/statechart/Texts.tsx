import { memo } from 'react';

import { FONTS, type PlacedText } from '../../../diagram/layout.ts';
import { MARK_MIDDLE, MARK_WIDTH } from '../../../diagram/pieces.ts';
import { MarkSign } from './marks.tsx';

/** Lines of text where the layout put them. */
export const Texts = memo(function Texts({ texts }: { readonly texts: readonly PlacedText[] }) {
  return texts.map(({ x, y, width, text, font, mark, isCentred, off }) => (
    <g key={`${x} ${y}`} className={off ? 'statechart-text-off' : undefined}>
      {mark && <MarkSign mark={mark} x={x - MARK_WIDTH + MARK_MIDDLE} y={y} />}
      <text
        className={`statechart-text statechart-text-${font}`}
        x={isCentred ? x + width / 2 : x}
        y={y}
        textAnchor={isCentred ? 'middle' : undefined}
        fontSize={FONTS[font].size}
      >
        {text}
      </text>
    </g>
  ));
});
