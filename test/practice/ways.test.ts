import { expect, test } from 'vitest';

import { DOINGS, FACTS_OF } from '../../src/app/practice/ways.ts';
import { FACT_TYPES } from '../../src/facts/vocabulary.ts';

test('every kind of fact that can be recorded is offered in one place', () => {
  const offered = DOINGS.flatMap((doing) => FACTS_OF[doing]);
  expect(offered.toSorted()).toEqual(FACT_TYPES.filter((type) => type !== 'fact.withdrawn').toSorted());
});
