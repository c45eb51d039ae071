import { useMemo, useState, useSyncExternalStore } from 'react';

import type { CaseFile } from '../../../store/cases.ts';
import type { CaseRow, Loading } from '../../shared/book.ts';
import { runOf } from '../../shared/runOf.ts';
import { useServices, useToday } from '../../shared/services.ts';
import type { OpenCase } from '../../shared/useCase.ts';

const key = (family: string): string => family.trim().toLocaleLowerCase('en-GB');

/** Whether two children are of one family: the same word for it, however it is capitalised. */
const isSameFamily = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && key(a) !== '' && key(a) === key(b);

const NOBODY: readonly OpenCase[] = [];

/** The brothers and sisters of a child on this device, by name; whoever cannot be read is left out. */
export function useFamily({ file }: OpenCase): Loading<readonly OpenCase[]> {
  const { book, policies } = useServices();
  const [lately] = useState<{ files: Files }>({ files: [] });
  const today = useToday();
  const { family } = file.record;
  const list = useSyncExternalStore(book.subscribe, () => (family === undefined ? null : book.caseload()));
  const ids = useMemo(
    () => (list?.status === 'ready' ? siblingIds(list.value.rows, file.id, family) : []),
    [list, file.id, family],
  );
  const files = useSyncExternalStore(book.subscribe, () => filesOf(book.caseFile, ids, lately));
  return useMemo(() => {
    if (list === null) return { status: 'ready', value: NOBODY };
    if (list.status !== 'ready') return list;
    const read = files.filter(({ status }) => status !== 'loading');
    if (read.length < files.length) return { status: 'loading' };
    const siblings = read.flatMap((each) => {
      if (each.status !== 'ready') return [];
      const run = runOf(each.value, policies, { asOf: today });
      return run ? [{ file: each.value, run }] : [];
    });
    return { status: 'ready', value: siblings };
  }, [list, files, policies, today]);
}

const siblingIds = (rows: readonly CaseRow[], own: string, family: string | undefined): readonly string[] =>
  rows
    .filter(({ id, record }) => id !== own && isSameFamily(record.family, family))
    .toSorted((a, b) => a.record.child.name.localeCompare(b.record.child.name, 'en-GB'))
    .map(({ id }) => id);

type Files = readonly Loading<CaseFile>[];

/** The same list again where every file in it is the same: one made anew each time would be drawn for ever. */
function filesOf(caseFile: (id: string) => Files[number], ids: readonly string[], lately: { files: Files }): Files {
  const files = ids.map((id) => caseFile(id));
  const isSame = files.length === lately.files.length && files.every((file, index) => file === lately.files[index]);
  if (!isSame) lately.files = files;
  return lately.files;
}
