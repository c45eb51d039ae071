import { type RefObject, useState } from 'react';

import { type MachineId, MACHINES } from '../../../../machines/index.ts';
import { definitionOf } from '../../../diagram/definition.ts';
import { mermaidOf } from '../../../diagram/mermaid.ts';
import type { Diagram } from '../../../diagram/model.ts';
import { download } from '../../shared/download.ts';
import { pngOf, svgOf } from './picture.ts';

type ExportsProps = {
  readonly diagram: Diagram;
  readonly machineId: MachineId;
  readonly title: string;
  /** Around the drawing. */
  readonly frame: RefObject<HTMLElement | null>;
};

const PICTURES = ['SVG', 'PNG'] as const;

/** The diagram as a file: a picture as it is drawn just now, text for Mermaid, the machine's XState definition. */
export function Exports({ diagram, machineId, title, frame }: ExportsProps) {
  const [said, setSaid] = useState('');
  const name = `${diagram.policy.replace('@', '-')}-${machineId}`;
  const picture = async (kind: (typeof PICTURES)[number]): Promise<void> => {
    const drawing = frame.current?.querySelector<SVGSVGElement>('svg.statechart-drawing');
    if (!drawing) return setSaid('Show the diagram first: a picture is of what is drawn.');
    setSaid('');
    const svg = svgOf(drawing, title);
    if (kind === 'SVG') return download(`${name}.svg`, svg, 'image/svg+xml');
    const png = await pngOf(svg, drawing.viewBox.baseVal);
    if (png) download(`${name}.png`, png);
    else setSaid('This browser made no picture of it. The SVG file holds the same.');
  };
  return (
    <div className="desk-exports" role="group" aria-label="Save the diagram as">
      <span aria-hidden="true">Save as</span>
      {PICTURES.map((kind) => (
        <button key={kind} type="button" className="desk-tool" onClick={() => void picture(kind)}>
          {kind}
        </button>
      ))}
      <button type="button" className="desk-tool" onClick={() => download(`${name}.mmd`, mermaidOf(diagram, title))}>
        Mermaid
      </button>
      <button
        type="button"
        className="desk-tool"
        onClick={() =>
          download(
            `${name}.json`,
            `${JSON.stringify(definitionOf(MACHINES[machineId], diagram), null, 2)}\n`,
            'application/json',
          )
        }
      >
        XState
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
