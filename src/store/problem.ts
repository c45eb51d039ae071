/** Why something could not be stored or read. A message never holds what a person typed, nor a name or a date. */
export type StoreProblem = { readonly code: ProblemCode; readonly message: string };

export type ProblemCode = keyof typeof WORDS;
export type Doing = 'opening' | 'reading' | 'saving';

export type Failed = { readonly ok: false; readonly problem: StoreProblem };
export type Stored = { readonly ok: true } | Failed;
export type Read<T> = { readonly ok: true; readonly value: T } | Failed;

const WORDS = {
  quota: ['There is no space left on this device.', 'Free some space and save again.'],
  closed: [
    'This page is no longer connected to the cases on this device, because a newer version of Waymark was opened or the browser closed them.',
    'Open Waymark in a new tab and carry on there; close this tab last.',
  ],
  blocked: ['An older version of Waymark is open in another tab or window.', 'Close it and try again.'],
  newer: [
    'The cases on this device were stored by a newer version of Waymark than this page.',
    'Open Waymark in a new tab to get the newer version; close this tab last.',
  ],
  changed: ['How this device is protected was changed in another tab.', 'Reload this page and unlock it again.'],
  readOnly: [
    'Nothing can be saved, because something on this device is missing or was altered.',
    'Restore from a backup first, or say that you carry on with what is here.',
  ],
  erased: ['This case was erased on this device, for good.', 'Start a new case if the child is to be followed again.'],
  wrongSecret: ['That does not unlock it.', 'Check it and try again.'],
  damagedBackup: [
    'This file is no Waymark backup, or it is damaged. Nothing on this device was changed.',
    'Choose another backup.',
  ],
  unavailable: [
    'This browser does not let Waymark store anything on this device.',
    'Leave private browsing, allow this site to store data, or use another browser.',
  ],
  conflict: [
    'Something else is already stored under the same number. It was left as it is, and nothing was added.',
    'Look at the case, and record this again as a new entry if it is still missing.',
  ],
  missing: [
    'This case is not on this device. It may have been erased in another tab.',
    'Go back to the list of cases.',
  ],
  invalid: [
    'This was not saved, because it is incomplete or not in a form that Waymark knows.',
    'Check it and save again.',
  ],
  unreadable: [
    'The details of this case cannot be read. They are kept as they are; nothing was deleted.',
    'Open Waymark in a new tab to be sure that it is the newest version.',
  ],
  unknown: ['The browser could not do this, and gave no reason that Waymark knows.', 'Try again.'],
} as const satisfies Record<string, readonly [happened: string, whatToDo: string]>;

const KEPT = 'What you typed is kept on this page.';

/** `detail` is shown in brackets: names of fields or of an error, nothing a person typed. */
export function fail(code: ProblemCode, doing: Doing, detail?: string): Failed {
  const [happened, whatToDo] = WORDS[code];
  const first = detail === undefined ? happened : `${happened.slice(0, -1)} (${detail}).`;
  const message = [first, ...(doing === 'saving' ? [KEPT] : []), whatToDo].join(' ');
  return { ok: false, problem: { code, message } };
}
