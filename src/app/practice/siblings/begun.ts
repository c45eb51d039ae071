import { useEffect, useState } from 'react';

import { recordsOf } from '../../../engine/records.ts';
import type { Screen } from '../../shared/screens.ts';
import { useServices } from '../../shared/services.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { recordAt } from '../ways.ts';
import type { JointDraft } from './saving.ts';

/** A form that can be filled in for brothers and sisters: the name its draft is kept under, what it is, where it is. */
type JointForm = { readonly form: string; readonly what: string; readonly screen: Screen };

const formsOf = ({ file: { id }, run }: OpenCase): JointForm[] => [
  { form: 'meeting', what: 'A core group', screen: recordAt(id, 'coreGroup.held') },
  { form: 'conference', what: 'A conference', screen: recordAt(id, 'conference.held') },
  { form: 'arrange', what: 'The date of a core group', screen: { name: 'prepareMeeting', id } },
  { form: 'cancel', what: 'A cancelled core group', screen: recordAt(id, 'coreGroup.cancelled') },
  ...(['initial', 'review'] as const).map((kind) => ({
    form: `arrange ${kind}`,
    what: 'The date of a conference',
    screen: { name: 'prepareConference', id, kind } as const,
  })),
  ...recordsOf(run).map(({ n }) => ({
    form: `record ${n}`,
    what: 'Sending out a record',
    screen: { name: 'meetingRecord', id, n } as const,
  })),
];

/** What was begun for brothers and sisters together and is not saved. */
export type Begun = JointForm & {
  /** On whose page it was begun. */
  readonly at: OpenCase;
  readonly names: readonly string[];
  /** Saving it was interrupted. */
  readonly isHalfSaved: boolean;
};

type ReadDraft = (caseId: string, form: string) => Promise<Partial<JointDraft> | undefined>;

/** What concerns a child and was begun on the page of one of them, wherever that was; of one form, where it is named. */
export async function begunFor(
  opened: OpenCase,
  siblings: readonly OpenCase[],
  readDraft: ReadDraft,
  only?: string,
): Promise<Begun[]> {
  const all = [opened, ...siblings];
  const own = opened.file.id;
  const nameOf = (id: string): string[] => all.flatMap(({ file }) => (file.id === id ? [file.record.child.name] : []));
  const found = all.flatMap((at) =>
    formsOf(at)
      // A form that is open offers its own draft itself.
      .filter(({ form }) => only === undefined || (at !== opened && form.split(' ')[0] === only))
      .map(async (form): Promise<Begun[]> => {
        const draft = await readDraft(at.file.id, form.form);
        const others = draft?.with ?? [];
        if (others.length === 0 || ![at.file.id, ...others].includes(own)) return [];
        const names = [at.file.id, ...others].flatMap(nameOf);
        return [{ ...form, at, names, isHalfSaved: (draft?.saving ?? null) !== null }];
      }),
  );
  return (await Promise.all(found)).flat();
}

/** The same as it is on this device. */
export function useBegun(opened: OpenCase, siblings: readonly OpenCase[], only?: string): readonly Begun[] {
  const { store } = useServices();
  const [begun, setBegun] = useState<readonly Begun[]>([]);
  useEffect(() => {
    let here = true;
    const readDraft: ReadDraft = async (caseId, form) => {
      const read = await store.draft(caseId, form);
      return read.ok ? (read.value as Partial<JointDraft> | undefined) : undefined;
    };
    const read = async (): Promise<void> => {
      const found = await begunFor(opened, siblings, readDraft, only);
      if (here) setBegun(found);
    };
    if (siblings.length > 0) void read();
    return () => {
      here = false;
    };
  }, [store, opened, siblings, only]);
  return begun;
}
