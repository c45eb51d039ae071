import { again, differenceOf } from '../../../engine/preview.ts';
import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { Changes } from '../../shared/Changes.tsx';
import { ForEach, type Previewed } from '../siblings/ChangesPanel.tsx';
import { asChild, namesOf } from '../siblings/saving.ts';
import { useFamily } from '../siblings/useFamily.ts';

type Told = Previewed & { readonly facts: readonly Fact[] };

/**
 * What the facts that were just stored have changed, for this child and the brothers and sisters for whom they were
 * stored too. It is derived: each case without them beside the case with them.
 */
export function Saved({ opened, factIds }: { opened: OpenCase; factIds: readonly string[] }) {
  const family = useFamily(opened);
  const all = [opened, ...(family.status === 'ready' ? family.value : [])].flatMap((each) => toldOf(each, factIds));
  const [own, ...others] = all;
  if (!own || own.child.id !== opened.file.id) return null;
  const names = new Set(own.facts.map(({ type }) => FACT_NAMES[type].toLowerCase()));
  return (
    <section className="wm-saved" role="status" aria-labelledby="saved">
      <h2 className="govuk-heading-m" id="saved">
        <span aria-hidden="true">● </span>Saved: {[...names].join(', ')}
        {others.length > 0 ? `, for ${namesOf(all.map(({ child }) => child.name))}` : ''}
      </h2>
      {own.facts.some((each) => each.type === 'coreGroup.arranged' && each.for >= opened.run.asOf) ? (
        <p className="govuk-body">
          <Link to={{ name: 'invitation', id: opened.file.id }}>Invitation to print</Link>
        </p>
      ) : null}
      <ForEach previews={all}>{(each) => <Outcome {...each} />}</ForEach>
    </section>
  );
}

function Outcome({ facts, preview: { before, after, difference, refused } }: Told) {
  if (refused.length > 0)
    return refused.map(({ fact, reason }) => (
      <p className="govuk-body" key={fact.id}>
        It is kept and does not count. {reason}
      </p>
    ));
  if (facts.every(({ on }) => on > after.asOf))
    return <p className="govuk-body">It lies ahead, so it counts from its day on.</p>;
  return <Changes before={before} after={after} difference={difference} />;
}

function toldOf(opened: OpenCase, factIds: readonly string[]): Told[] {
  const { run } = opened;
  const ids = new Set(factIds);
  const facts = run.given.filter(({ id }) => ids.has(id));
  if (facts.length === 0) return [];
  // What was answered first comes first, whatever else was recorded with it.
  facts.sort((a, b) => factIds.indexOf(a.id) - factIds.indexOf(b.id));
  const before = again(run, { facts: run.given.filter(({ id }) => !ids.has(id)) });
  const refused = run.refused.filter(({ fact }) => ids.has(fact.id));
  const preview = { before, after: run, difference: differenceOf(before, run), refused };
  return [{ child: asChild(opened), facts, preview }];
}
