import { agreementOf, type MeetingRecord, type Reader } from '../../../engine/records.ts';
import type { ChildRecord } from './sending.ts';
import type { Pressed } from './useRecording.ts';

/** What a member answered to a record. */
export type Answered = { readonly answer: 'agrees' | 'disagrees'; readonly says: string };

type Answerable = Pick<ChildRecord, 'id' | 'record'>;

const isSame = (a: Reader, b: Reader): boolean => a.role === b.role && a.name === b.name;

/** One member's answer, for each child of whose core group they are; who answered so already is not asked again. */
export function tellAnswered(
  reader: Reader,
  { answer, says }: Answered,
  records: readonly Answerable[],
): Pressed<'record.answered'>[] {
  return records.flatMap(({ id, record }) => {
    const own = record.readers.find((each) => each.isMember && isSame(each, reader));
    const isSaid = own?.answer?.agrees === (answer === 'agrees') && (own.answer.says ?? '') === says;
    if (!own || isSaid) return [];
    const details = {
      meeting: record.n,
      member: own.role,
      ...(own.name === undefined ? {} : { name: own.name }),
      answer,
      ...(says === '' ? {} : { says }),
    };
    return [{ caseId: id, details }];
  });
}

/** That the record is agreed, for each child of whom all members have answered or nobody has to. */
export const tellAgreed = (records: readonly Answerable[]): Pressed<'record.agreed'>[] =>
  records
    .filter(({ record }) => record.agreedOn === null && (isAllIn(record) || !record.isAgreementAsked))
    .map(({ id, record }) => ({ caseId: id, details: { meeting: record.n } }));

/** Every member has answered. */
export function isAllIn(record: MeetingRecord): boolean {
  const { agree, disagree, of } = agreementOf(record);
  return of > 0 && agree + disagree === of;
}
