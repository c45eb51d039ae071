import { dayText } from '../../engine/words.ts';
import { londonDay } from '../../facts/instant.ts';
import type { Restored } from '../../store/backup/restore.ts';
import type { Finding } from '../../store/check/finding.ts';

const facts = (count: number | undefined): string => (count === 1 ? 'One entry' : `${count ?? 0} entries`);
const are = (count: number | undefined): string => (count === 1 ? 'is' : 'are');
const back = (count = 0): string =>
  count === 0 ? 'What was there was' : `${facts(count)} ${count === 1 ? 'was' : 'were'}`;
const day = (instant: string): string => dayText(londonDay(instant));

/** Between which entries something is: as far as the entries around it can be read. */
function where({ after, before }: Finding): string {
  if (after && before) return `, recorded between ${day(after)} and ${day(before)}`;
  if (after) return `, recorded on or after ${day(after)}`;
  return before ? `, recorded on or before ${day(before)}` : '';
}

/** What the check found, for whoever has to decide what to do. `name` is whose record it is, where that can be read. */
export function findingWords(finding: Finding, name: string | null): string {
  const { what, count } = finding;
  const whose = name === null ? 'of a child whose name cannot be read' : `about ${name}`;
  switch (what) {
    case 'wiped':
      return 'All records on this device are gone, although there were some when it was last used.';
    case 'refilled':
      return `The browser had emptied its database, as it does when a part of it is damaged. ${back(count)} put back from the second copy on this device, and all of it was checked.`;
    case 'mended':
      return `Something was damaged or missing. ${back(count)} put back from the second copy on this device.`;
    case 'anchorMissing':
      return 'The note that Waymark keeps apart from the records, to see when one is missing, is gone. Records may be missing without being noticed; a backup of this device shows whether they are.';
    case 'anchorAltered':
      return 'The note that Waymark keeps apart from the records, to see when one is missing, was altered. Records may be missing without being noticed; a backup of this device shows whether they are.';
    case 'locksAltered':
      return 'An earlier passphrase, recovery key or passkey was put back on this device. If you did not do that, change the passphrase under Safety.';
    case 'caseMissing':
      return `A whole record is missing${count ? `, with ${count === 1 ? 'one entry' : `${count} entries`}` : ''}${
        finding.after ? `; the last was recorded on ${day(finding.after)}` : ''
      }.`;
    case 'detailsAltered':
      return `The name and details of one child were altered or damaged and cannot be read.`;
    case 'detailsRolledBack':
      return `The details of the record ${whose} are not the latest: an earlier state was put back.`;
    case 'keyMissing':
      return `One record cannot be opened, because its key is missing or damaged.`;
    case 'factsMissing':
      return `${facts(count)} ${are(count)} missing from the record ${whose}${where(finding)}.`;
    case 'factsCutOff':
      return `The last ${count === 1 ? 'entry' : `${count} entries`} of the record ${whose} ${are(count)} missing${where(finding)}.`;
    case 'factAltered':
      return `An entry in the record ${whose} was altered or moved${where(finding)}. It is not shown.`;
    case 'foreign':
      return 'Something was put among the records that Waymark did not write. It is not shown.';
    case 'erasedCameBack':
      return 'A record that was erased here has been put back.';
    case 'draftUnreadable':
      return 'Something that was typed and not saved yet can no longer be read.';
    case 'draftMissing':
      return 'Something that was typed and not saved yet is gone.';
    case 'settingMissing':
      return 'A setting of this device, or a policy that was edited here, is gone or is not the latest.';
    case 'settingUnreadable':
      return 'A setting of this device can no longer be read.';
  }
}

/** What restoring did, in the order of what matters. */
export function restoredWords(done: Restored): string[] {
  const many = (count: number, one: string, more: string): string[] =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${more}`];
  const words = [
    ...many(done.cases, 'One child was added.', 'children were added.'),
    ...many(done.facts, 'One entry was added.', 'entries were added.'),
    ...many(done.repaired, 'One damaged entry was put right.', 'damaged entries were put right.'),
    ...many(
      done.settings,
      'Policies or settings of that device were added.',
      'kinds of policies and settings of that device were added.',
    ),
    ...many(done.here, 'One entry was here already.', 'entries were here already.'),
    ...many(
      done.erased,
      'One child was left out, because the record was erased on this device.',
      'children were left out, because their records were erased on this device.',
    ),
    ...many(
      done.refused,
      'One child was left out, because the record in the file is not whole or has another key here.',
      'children were left out, because their records in the file are not whole or have other keys here.',
    ),
    ...many(
      done.unsound,
      'One entry was left out, because it is damaged in the file.',
      'entries were left out, because they are damaged in the file.',
    ),
    ...many(
      done.conflicts,
      'One entry is here with other content. What is here was kept.',
      'entries are here with other content. What is here was kept.',
    ),
  ];
  words.push(
    ...many(
      done.missing,
      'One entry was missing already when this backup was made. An earlier backup may hold it.',
      'entries were missing already when this backup was made. An earlier backup may hold them.',
    ),
  );
  return words.length === 0 ? ['There was nothing in the file.'] : words;
}
