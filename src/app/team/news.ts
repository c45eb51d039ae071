import type { Arrived } from '../../exchange/context.ts';
import type { Fact, FactType } from '../../facts/vocabulary.ts';
import type { Store } from '../../store/store.ts';
import type { News } from '../shared/teamwork.ts';

/** Of these there is one a day: two of them are most likely one, recorded by two people. */
const ONE_A_DAY: ReadonlySet<FactType> = new Set(['strategyDiscussion.held', 'conference.held', 'coreGroup.held']);

/** What arrived, in words that need no policy; null where the case cannot be read. */
export async function newsOf(store: Pick<Store<never>, 'case'>, { caseId, ids }: Arrived): Promise<News | null> {
  const read = await store.case(caseId);
  if (!read.ok) return null;
  const { record, facts } = read.value;
  const arrived = facts.filter(({ id }) => ids.includes(id));
  const [first] = arrived;
  if (!first) return null;
  const withdrawn = new Set(facts.flatMap((fact) => (fact.type === 'fact.withdrawn' ? [fact.fact] : [])));
  const isSame = (fact: Fact, other: Fact): boolean =>
    other.id !== fact.id && other.type === fact.type && other.on === fact.on && !withdrawn.has(other.id);
  return {
    key: first.id,
    caseId,
    child: record.child.name,
    entries: arrived.map(({ type, on, by }) => ({ type, on, by })),
    twice: arrived.flatMap((fact) => {
      const others = ONE_A_DAY.has(fact.type) ? facts.filter((other) => isSame(fact, other)) : [];
      return others.length === 0
        ? []
        : [{ type: fact.type, on: fact.on, by: [fact.by, ...others.map(({ by }) => by)] }];
    }),
  };
}
