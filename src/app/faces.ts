import type { Screen } from './shared/screens.ts';

/** What is loaded when a screen of it is first opened. */
export const LOAD = {
  caseload: async () => ({ default: (await import('./practice/caseload/CaseloadScreen.tsx')).CaseloadScreen }),
  practice: async () => ({ default: (await import('./practice/PracticeFace.tsx')).PracticeFace }),
  workshop: async () => ({ default: (await import('./workshop/WorkshopFace.tsx')).WorkshopFace }),
  policy: async () => ({ default: (await import('./policy/PolicyFace.tsx')).PolicyFace }),
  safety: async () => ({ default: (await import('./trust/SafetyScreen.tsx')).SafetyScreen }),
};

export type Face = keyof typeof LOAD;

/** Where a screen belongs; null for what is there from the start. */
export function faceOf({ name }: Screen): Face | null {
  switch (name) {
    case 'home':
    case 'notFound':
      return null;
    case 'caseload':
    case 'safety':
      return name;
    case 'newChild':
    case 'calendar':
    case 'team':
    case 'child':
    case 'record':
    case 'prepareMeeting':
    case 'invitation':
    case 'records':
    case 'meetingRecord':
    case 'story':
    case 'facts':
    case 'authority':
    case 'details':
    case 'review':
    case 'concerns':
    case 'plan':
    case 'writePlan':
    case 'comparePlans':
    case 'documents':
    case 'document':
      return 'practice';
    case 'policies':
    case 'policy':
    case 'clauses':
    case 'machine':
    case 'goldenCases':
    case 'comparePolicies':
    case 'impact':
    case 'proofs':
    case 'editPolicy':
      return 'policy';
    case 'workshop':
    case 'stage':
    case 'room':
    case 'branches':
    case 'author':
    case 'debrief':
    case 'sharedCase':
      return 'workshop';
  }
}
