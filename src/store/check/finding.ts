/** Something that is not as it was left. It names no person: the screen adds whose case it is. */
export type Finding = {
  readonly what: What;
  readonly caseId?: string;
  /** How many facts, where it is about facts. */
  readonly count?: number;
  /** The moments of recording around the place, as far as they can be read. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

export type What =
  /** The database is empty though it held cases. */
  | 'wiped'
  /** It was empty, or lacked something, and everything that could be was put back from the second copy. */
  | 'refilled'
  | 'mended'
  /** The record outside the database is gone, or was not signed here: a loss could not be seen. */
  | 'anchorMissing'
  | 'anchorAltered'
  /** The locks are not those set last. */
  | 'locksAltered'
  | 'caseMissing'
  | 'detailsAltered'
  /** An earlier state of the details was put back. */
  | 'detailsRolledBack'
  | 'keyMissing'
  | 'factsMissing'
  /** The newest facts are gone: cut off, or an earlier state was put back. */
  | 'factsCutOff'
  | 'factAltered'
  /** A fact or a case that nobody with the key wrote there. */
  | 'foreign'
  /** A case that was erased here has come back. */
  | 'erasedCameBack'
  | 'draftUnreadable'
  | 'draftMissing'
  | 'settingUnreadable'
  /** Gone, or an earlier one was put back. */
  | 'settingMissing';

/** What holds no record is told, but does not stop work. */
export const blocks = ({ what }: Finding): boolean =>
  !what.startsWith('draft') && !what.startsWith('setting') && what !== 'refilled' && what !== 'mended';
