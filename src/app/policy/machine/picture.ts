/** What the style sheet says of a drawing, and a file must say itself. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;
const FONTS = 'Atkinson Hyperlegible Next, Verdana, Arial, sans-serif';
const MARGIN = 12;
/** A picture of points is drawn twice as large, for paper and fine screens. */
const FINE = 2;

/** The drawing as a file of its own: its styles written into it, with what only a screen needs left out. */
export function svgOf(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const original = originals[index];
    if (original) writeStyles(element, getComputedStyle(original));
  }
  for (const reach of copy.querySelectorAll('.statechart-reach')) reach.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')])
    for (const { name } of Array.from(element.attributes))
      if (name === 'class' || name === 'tabindex' || name === 'role' || /^(data|aria)-/.test(name))
        element.removeAttribute(name);
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(height + 2 * MARGIN));
  copy.setAttribute('font-family', FONTS);
  copy.prepend(named(title), paper(drawing, width, height));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function writeStyles(element: SVGElement, style: CSSStyleDeclaration): void {
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== '') element.setAttribute(name, value);
  }
}

const SVG = 'http://www.w3.org/2000/svg';

function named(title: string): SVGElement {
  const element = document.createElementNS(SVG, 'title');
  element.textContent = title;
  return element;
}

function paper(drawing: SVGSVGElement, width: number, height: number): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  const place = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  for (const [name, value] of Object.entries(place)) rect.setAttribute(name, String(value));
  rect.setAttribute(
    'fill',
    getComputedStyle(drawing.closest('.statechart') ?? drawing)
      .getPropertyValue('--paper')
      .trim() || '#ffffff',
  );
  return rect;
}

/** The drawing in points; null where the browser makes none. */
export async function pngOf(svg: string, { width, height }: { width: number; height: number }): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * MARGIN) * FINE;
  canvas.height = (height + 2 * MARGIN) * FINE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
