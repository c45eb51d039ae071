import { formsWith } from '../../../engine/guidance.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { checkTyped, NO_DAY, type Typed, type TypedRow } from '../../shared/form/typed.ts';
import { oddDays } from '../record/days.ts';
import { askedFields } from '../record/Questions.tsx';
import { type Child, type Part, saidOnce, type Told } from '../siblings/saving.ts';
import { type ConferenceDraft, DECIDED, typedFor } from './draft.ts';

const HELD = 'conference.held';
const AFTER = 'stepDown.agreed';

/** The id of a question's box: of one child where it is answered for each. */
export const fieldId = (name: string, childId: string, isApart: boolean): string =>
  isApart ? `${name}-${childId}` : name;
export const afterId = (name: string, childId: string): string => `after-${childId}-${name}`;

/** Nothing is said yet about support after the plan. */
export const isUnsaid = (typed: Typed | undefined): boolean =>
  typed === undefined || ((typed.route ?? '') === '' && (typed.consent ?? '') === '');

/**
 * The facts that a conference's form tells, child by child: its decision for each and, where the plan ends and it was
 * agreed at once, the support after it; what is wrong with which field; and the days that are hardly right.
 */
export function tellConference(
  draft: ConferenceDraft,
  about: readonly Child[],
  ownId: string,
): Told & { readonly odd: readonly string[] } {
  const errors: Record<string, string> = {};
  const isJoint = about.length > 1;
  const parts = about.map((child): Part => {
    const typed = typedFor(draft, ownId, child);
    const held = checkTyped(
      HELD,
      askedFields(child.run, HELD, typed),
      ownNotes(typed, child),
      envelope(`held ${child.id}`),
    );
    for (const [name, message] of held.ok ? [] : Object.entries(held.errors)) {
      const isApart = isJoint && (DECIDED.includes(name) || draft.apart.includes(name));
      errors[fieldId(name, child.id, isApart)] ??= isApart ? `${child.name}: ${message}` : message;
    }
    const facts: Fact[] = held.ok ? [held.fact] : [];
    const after = draft.after[child.id];
    if (typed.decision === 'discontinue' && after && !isUnsaid(after)) {
      const whole = { ...after, on: typed.on ?? NO_DAY };
      const agreed = checkTyped(AFTER, askedFields(child.run, AFTER, whole), whole, envelope(`after ${child.id}`));
      if (agreed.ok) facts.push(agreed.fact);
      else
        for (const [name, message] of Object.entries(agreed.errors))
          if (name !== 'on') errors[afterId(name, child.id)] ??= isJoint ? `${child.name}: ${message}` : message;
    }
    return { caseId: child.id, facts };
  });
  const odd = saidOnce(about, (child) => {
    const typed = typedFor(draft, ownId, child);
    return oddDays(child.run, askedFields(child.run, HELD, typed), typed);
  });
  return { parts: parts.filter(({ facts }) => facts.length > 0), errors, odd };
}

const envelope = (id: string) => ({ id, recordedAt: '', by: '' });

/** Under another policy other questions are asked: a note goes to the children whose own policy asks it. */
function ownNotes(typed: Typed, { run }: Child): Typed {
  const asked = new Set(formsWith(run.policy, HELD).flatMap(({ items }) => items.map(({ asks }) => asks)));
  const rows = (Array.isArray(typed.notes) ? typed.notes : []) as readonly TypedRow[];
  return { ...typed, notes: rows.filter(({ about }) => about !== undefined && asked.has(about)) };
}
