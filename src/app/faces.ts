import type { PolicyScreen, PracticeScreen, Screen, WorkshopScreen } from './shared/screens.ts';

/** What is loaded when a screen of it is first opened. */
export const LOAD = {
  home: async () => ({ default: (await import('./HomeScreen.tsx')).HomeScreen }),
  caseload: async () => ({ default: (await import('./practice/caseload/CaseloadScreen.tsx')).CaseloadScreen }),
  practice: async () => ({ default: (await import('./practice/PracticeFace.tsx')).PracticeFace }),
  workshop: async () => ({ default: (await import('./workshop/WorkshopFace.tsx')).WorkshopFace }),
  policy: async () => ({ default: (await import('./policy/PolicyFace.tsx')).PolicyFace }),
  safety: async () => ({ default: (await import('./trust/SafetyScreen.tsx')).SafetyScreen }),
};

type Named<N extends Screen['name']> = Extract<Screen, { readonly name: N }>;

/** A screen and the face it belongs to; null for what is there from the start. */
type Place =
  | { readonly face: null; readonly screen: Named<'notFound'> }
  | { readonly face: 'home'; readonly screen: Named<'home'> }
  | { readonly face: 'caseload'; readonly screen: Named<'caseload'> }
  | { readonly face: 'safety'; readonly screen: Named<'safety'> }
  | { readonly face: 'practice'; readonly screen: PracticeScreen }
  | { readonly face: 'policy'; readonly screen: PolicyScreen }
  | { readonly face: 'workshop'; readonly screen: WorkshopScreen };

export function placeOf(screen: Screen): Place {
  switch (screen.name) {
    case 'notFound':
      return { face: null, screen };
    case 'home':
      return { face: 'home', screen };
    case 'caseload':
      return { face: 'caseload', screen };
    case 'safety':
      return { face: 'safety', screen };
    case 'newChild':
    case 'calendar':
    case 'team':
    case 'child':
    case 'record':
    case 'prepareMeeting':
    case 'prepareConference':
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
      return { face: 'practice', screen };
    case 'policies':
    case 'policy':
    case 'clauses':
    case 'machine':
    case 'goldenCases':
    case 'comparePolicies':
    case 'impact':
    case 'proofs':
    case 'editPolicy':
      return { face: 'policy', screen };
    case 'workshop':
    case 'stage':
    case 'room':
    case 'branches':
    case 'author':
    case 'debrief':
    case 'sharedCase':
      return { face: 'workshop', screen };
  }
}
