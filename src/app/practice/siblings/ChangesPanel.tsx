import { type ReactNode, useDeferredValue, useMemo } from 'react';

import { type PreviewOfAll, previewAll } from '../../../engine/preview.ts';
import { dayText } from '../../../engine/words.ts';
import { arrangedChanges } from '../../shared/arranged.ts';
import { Changes } from '../../shared/Changes.tsx';
import { type Child, namesOf, type Part } from './saving.ts';

/** What saving a form will change for each of its children, as one types; null where too little is known for that. */
export function FamilyPreview({ about, parts }: { about: readonly Child[]; parts: readonly Part[] | null }) {
  // Typing goes before counting.
  const text = useDeferredValue(JSON.stringify(parts));
  const previews = useMemo(
    () =>
      (JSON.parse(text) as typeof parts)?.flatMap(({ caseId, facts }) => {
        const child = about.find(({ id }) => id === caseId);
        const later = facts.map((fact, index) => ({
          ...fact,
          recordedAt: `9999-01-01T00:00:00.${String(index).padStart(3, '0')}Z`,
        }));
        return child && facts.length > 0 ? [{ child, preview: previewAll(child.run, later) }] : [];
      }) ?? [],
    [about, text],
  );
  return <ChangesPanel previews={previews} />;
}

export type Previewed = { readonly child: Child; readonly preview: PreviewOfAll };

/** What saving the meeting will change, as one types; children for whom it changes the same are told together. */
function ChangesPanel({ previews }: { previews: readonly Previewed[] }) {
  return (
    <aside className="wm-preview" aria-label="What will change" aria-live="polite">
      <h2 className="govuk-heading-m">What will change</h2>
      {previews.length === 0 ? (
        <p className="govuk-body wm-muted">Answer the questions to see what changes before you save.</p>
      ) : (
        <ForEach previews={previews}>
          {({ child, preview }) => (
            <>
              {preview.after.asOf > child.run.asOf ? (
                <p className="govuk-body wm-muted">As it will be on {dayText(preview.after.asOf)}.</p>
              ) : null}
              {preview.refused.map(({ fact, reason }) => (
                <p className="govuk-body" key={fact.id}>
                  <strong>This cannot have been at this point.</strong> {reason} You can save it: it is kept, marked as
                  not counted, until the facts around it fit.
                </p>
              ))}
              <Changes before={preview.before} after={preview.after} difference={preview.difference} />
            </>
          )}
        </ForEach>
      )}
    </aside>
  );
}

/** Children for whom the same changes are told together, under their names. */
export const ForEach = <T extends Previewed>({
  previews,
  children,
}: {
  readonly previews: readonly T[];
  readonly children: (first: T) => ReactNode;
}) =>
  alike(previews).map(([first, ...others]) => (
    <section key={first.child.id}>
      {previews.length > 1 ? (
        <h3 className="govuk-heading-s">{namesOf([first, ...others].map(({ child }) => child.name))}</h3>
      ) : null}
      {children(first)}
    </section>
  ));

function alike<T extends Previewed>(previews: readonly T[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of previews) {
    const { before: was, after: is, difference, refused } = each.preview;
    const text = JSON.stringify([
      arrangedChanges(was, is),
      difference.deadlines.map(({ before, after }) => [
        before?.id,
        before?.due,
        before?.status,
        after?.id,
        after?.due,
        after?.status,
      ]),
      difference.breachesAdded.map(({ message }) => message),
      difference.breachesGone.map(({ message }) => message),
      refused.map(({ reason }) => reason),
    ]);
    const group = groups.get(text);
    if (group) group.push(each);
    else groups.set(text, [each]);
  }
  return [...groups.values()];
}
