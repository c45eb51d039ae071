import { readPeriod } from '../../../../facts/period.ts';
import type { TypedPeriod } from '../../../shared/form/typed.ts';

const PERIOD = /^(.*?) ?(working days?|days?|weeks?|months?)$/;

/** A period as it stands in a file, in two boxes: what is no number stays as it was typed. */
export function typedPeriod(text: string): TypedPeriod {
  const [, count = text, unit = 'working days'] = PERIOD.exec(text) ?? [];
  return { count, unit: unit.endsWith('s') ? unit : `${unit}s` };
}

/** The two boxes as the file has them: "1 week", "10 working days". */
export function periodTyped({ count, unit }: TypedPeriod): string {
  const text = `${count} ${unit}`;
  return readPeriod(text)?.count === 1 ? text.slice(0, -1) : text;
}
