import { ancestorsOf, type Box, childrenOf, commonBox, type Diagram, type Edge, lineText, rootOf } from './model.ts';
import { nameOf } from './outline.ts';
import { boxOf } from './stubs.ts';
import { citation } from './words.ts';

/**
 * The diagram as the text of a Mermaid state diagram, which wikis and code hosts draw. Mermaid draws no edge between a
 * box and what is inside it, and none between the insides of two boxes: the first starts at a box of its own ("From any
 * of these"), the second is drawn between the two boxes, and its text says where it leads.
 */
export function mermaidOf(diagram: Diagram, title: string): string {
  const ways = diagram.edges.flatMap((edge) => wayOf(edge, diagram));
  const root = rootOf(diagram);
  // Regions are divided only within a state.
  const body = root.kind === 'parallel' ? boxLines(root, diagram, ways, '  ') : insideOf(root, diagram, ways, '  ');
  return [`---`, `title: ${JSON.stringify(title)}`, `---`, 'stateDiagram-v2', ...body, ''].join('\n');
}

/** An arrow of the drawing, and the box in which it is drawn. */
type Way = { readonly within: string; readonly line: string; readonly anywhere: string | null };

function insideOf(box: Box, diagram: Diagram, ways: readonly Way[], indent: string): string[] {
  const own = ways.filter(({ within }) => within === box.id);
  const anywhere = [...new Set(own.flatMap((way) => way.anywhere ?? []))];
  const children = childrenOf(diagram, box.id).filter(({ kind }) => kind !== 'overdue');
  return [
    ...children.flatMap((child, index) => [
      ...(child.kind === 'region' && index > 0 ? [`${indent}--`] : []),
      ...boxLines(child, diagram, ways, indent),
    ]),
    ...anywhere.map((id) => `${indent}state "From any of these" as ${id}`),
    ...own.map(({ line }) => indent + line),
  ];
}

function boxLines(box: Box, diagram: Diagram, ways: readonly Way[], indent: string): string[] {
  const id = idOf(box.id);
  const name = `state ${quoted(box.off ? `${box.label} (not under this policy)` : box.label)} as ${id}`;
  const start = box.initial ? [`${indent}[*] --> ${id}`] : [];
  if (box.kind === 'waiting' || box.kind === 'atomic') {
    const overdue = childrenOf(diagram, box.id).map(
      (child) => `state ${quoted(nameOf(child.id, diagram))} as ${idOf(child.id)}`,
    );
    return [`${indent}${name}`, ...overdue.map((line) => indent + line), ...start];
  }
  return [`${indent}${name} {`, ...insideOf(box, diagram, ways, `${indent}  `), `${indent}}`, ...start];
}

function wayOf(edge: Edge, diagram: Diagram): Way[] {
  const from = outside(edge.from, diagram);
  const within = commonBox(from, outside(edge.to, diagram));
  const isInward = within === from && from !== edge.to;
  const start = isInward ? `${idOf(from)}__any` : idOf(below(from, edge.from, within));
  const end = below(outside(edge.to, diagram), edge.to, within);
  const says = edge.lines.map((line) => {
    const time = edge.kind === 'timer' ? '⏱ ' : '';
    const source = line.clauses.length > 0 ? ` (${citation(line.clauses)})` : '';
    return `${time}${lineText(line)}${source}${line.off ? ' (not under this policy)' : ''}`;
  });
  const leads = end === edge.to ? '' : ` → ${nameOf(edge.to, diagram)}`;
  const place = edge.from === edge.to ? (boxOf(diagram, edge.from)?.parent ?? within) : within;
  return [
    {
      within: place,
      line: `${start} --> ${idOf(end)} : ${escaped(says.join(', or ') + leads)}`,
      anywhere: isInward ? start : null,
    },
  ];
}

/** An overdue box is drawn beside the one that waits, so for its arrows it lies where that one does. */
const outside = (id: string, diagram: Diagram): string =>
  boxOf(diagram, id)?.kind === 'overdue' ? (boxOf(diagram, id)?.parent ?? id) : id;

/** The box right inside `within` on the way to a box, or the box itself. */
function below(place: string, id: string, within: string): string {
  const path = [place, ...ancestorsOf(place)];
  const at = path.indexOf(within);
  const outermost = at > 0 ? path[at - 1] : undefined;
  return outermost === undefined || outermost === place ? id : outermost;
}

const idOf = (id: string): string => id.replaceAll('.', '_');
const quoted = (text: string): string => `"${escaped(text)}"`;
/** What means something to Mermaid, by its number. */
const escaped = (text: string): string => text.replaceAll(/[#;:"{}<>]/g, (character) => `#${character.charCodeAt(0)};`);
