import { describe, expect, it } from 'vitest';

import { fieldsOf } from '../../src/app/shared/form/fields.ts';
import { questionsFor } from '../../src/app/shared/form/questions.ts';
import { checkTyped, typedFrom } from '../../src/app/shared/form/typed.ts';
import { LIBRARY } from './given.ts';

describe('a fact that is edited', () => {
  it.each(LIBRARY)('stands in its form as it is: every fact of %s, and of its injects', (_, { facts, training }) => {
    for (const fact of [...facts, ...(training?.injects ?? []).flatMap((inject) => inject.facts)]) {
      const { id, recordedAt, by, type } = fact;
      const typed = typedFrom(fact, fieldsOf(type));
      const isAction = type === 'action.agreed';
      const checked = checkTyped(type, questionsFor(type, typed), typed, { id, recordedAt, by: isAction ? '' : by });
      expect(checked).toEqual({ ok: true, fact });
    }
  });
});
