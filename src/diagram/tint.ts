import { ancestorsOf, type Diagram } from './model.ts';
import { boxOf } from './stubs.ts';

/** How many tinted boxes lie at a box's place, itself included: those with others inside, but for the drawing itself. */
export const tintOf = (id: string, diagram: Diagram): number =>
  [id, ...ancestorsOf(id)].filter((one) => {
    const box = boxOf(diagram, one);
    return box !== undefined && box.parent !== null && (box.kind === 'compound' || box.kind === 'parallel');
  }).length;
