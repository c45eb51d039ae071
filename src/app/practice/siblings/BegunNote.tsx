import { Link } from '../../shared/navigation.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { useBegun } from './begun.ts';
import { namesOf } from './saving.ts';

/** Offers what was begun for this child and brothers and sisters together, on whichever of their pages. */
export function BegunNote({
  opened,
  siblings,
  only,
}: {
  readonly opened: OpenCase;
  readonly siblings: readonly OpenCase[];
  readonly only?: string;
}) {
  const begun = useBegun(opened, siblings, only);
  if (begun.length === 0) return null;
  return (
    <section className="wm-begun" aria-label="Begun and not saved">
      {begun.map(({ at, form, what, names, isHalfSaved, screen }) => (
        <p className="govuk-inset-text" key={`${at.file.id} ${form}`}>
          {what} for {namesOf(names)} {isHalfSaved ? 'is not saved completely' : 'is begun and not saved'}
          {at === opened ? '' : `; it was begun on ${at.file.record.child.name}’s page`}.{' '}
          <Link to={screen}>Go on with it</Link>
        </p>
      ))}
    </section>
  );
}
