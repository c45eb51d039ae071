import type { PreviewOfAll } from '../../../engine/preview.ts';
import { Changes } from '../../shared/Changes.tsx';
import type { Child } from './facts.ts';

type Previewed = { readonly child: Child; readonly preview: PreviewOfAll };

/** What saving the meeting will change, as one types; children for whom it changes the same are told together. */
export function ChangesPanel({ previews }: { previews: readonly Previewed[] | null }) {
  return (
    <aside className="wm-preview" aria-label="What will change" aria-live="polite">
      <h2 className="govuk-heading-m">What will change</h2>
      {previews === null ? (
        <p className="govuk-body wm-muted">Answer the questions to see what changes before you save.</p>
      ) : (
        alike(previews).map(([first, ...others]) => (
          <section key={first.child.id}>
            {previews.length > 1 ? (
              <h3 className="govuk-heading-s">{namesOf([first, ...others].map(({ child }) => child.name))}</h3>
            ) : null}
            {first.preview.refused.map(({ fact, reason }) => (
              <p className="govuk-body" key={fact.id}>
                <strong>This cannot have been at this point.</strong> {reason} You can save it: it is kept, marked as
                not counted, until the facts around it fit.
              </p>
            ))}
            <Changes before={first.preview.before} after={first.preview.after} difference={first.preview.difference} />
          </section>
        ))
      )}
    </aside>
  );
}

/** "Ana, Bea and Cal" */
export const namesOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function alike(previews: readonly Previewed[]): [Previewed, ...Previewed[]][] {
  const groups = new Map<string, [Previewed, ...Previewed[]]>();
  for (const each of previews) {
    const { difference, refused } = each.preview;
    const text = JSON.stringify([
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
