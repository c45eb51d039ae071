import { KINDS, type Kind, type Slot } from '../exchange.ts';

/** Each team has a stream of its own: who may read one may not ask another for anything. */
export const streamOf = (team: string): string => `team-${team}`;

export const subjectOf = (team: string, { kind, of, id }: Slot): string => `${kind}.${team}.${of}.${id}`;

export function slotOf(subject: string): Slot | null {
  const [kind, , of = '', id = ''] = subject.split('.');
  return isKind(kind) ? { kind, of, id } : null;
}

const isKind = (text: string | undefined): text is Kind => (KINDS as readonly string[]).includes(text ?? '');

/** Who looks at what just now: no stream keeps these. */
export const presenceOf = (team: string, caseId: string): string => `present.${team}.${caseId}`;

export const inboxOf = (member: string): string => `_INBOX_${member.replaceAll('-', '')}`;

/** The one consumer that outlives who asked for it: it shares reminders among the programs that send them. */
export const DURABLE = 'reminders';
