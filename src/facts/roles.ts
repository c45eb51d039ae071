/**
 * The roles Waymark knows, with a plain word for each. A policy gives its own word ("key worker"); the rules of a
 * policy may name only these. In a fact a role may be any text: who comes to a meeting is a free list.
 */
export const ROLE_WORDS = {
  leadSocialWorker: 'lead social worker',
  teamManager: 'team manager',
  operationalManager: 'operational manager',
  conferenceChair: 'conference chair',
  conference: 'child protection conference',
  coreGroup: 'core group',
  coreGroupMember: 'core group member',
  chair: 'chair of the core group',
  viceChair: 'vice chair',
  deputyLead: 'deputy lead',
  representative: 'representative of the lead social worker',
  socialCareRepresentative: "children's social care representative",
  parentOrCarer: 'parent or carer',
  child: 'child',
  familyMember: 'family member',
  fosterCarer: 'foster carer',
  residentialWorker: 'residential worker',
  leadProfessional: 'lead professional',
  teamAroundTheChild: 'team around the child',
  professional: 'professional',
  socialWorker: 'social worker',
  healthVisitor: 'health visitor',
  schoolNurse: 'school nurse',
  teacher: 'teacher',
  supportWorker: 'support worker',
  earlyIntervention: 'early intervention worker',
  police: 'police officer',
  agency: 'agency',
  lineManager: 'line manager',
  headOfService: 'head of service',
  designatedProfessional: 'designated professional',
  safeguardingBoard: 'safeguarding board',
  supervisor: 'supervisor',
  childProtectionLead: 'child protection lead',
  minuteTaker: 'minute taker',
} as const;

export type Role = keyof typeof ROLE_WORDS;
export const ROLES = Object.keys(ROLE_WORDS) as [Role, ...Role[]];

/** Whose attendance a rule about professionals does not count. */
export const FAMILY_ROLES: readonly string[] = ['parentOrCarer', 'child', 'familyMember'];

/** "healthVisitor" reads "health visitor"; text that is no identifier is left as it is. */
export function roleText(role: string): string {
  if (Object.hasOwn(ROLE_WORDS, role)) return ROLE_WORDS[role as Role];
  return /^[a-z]+([A-Z][a-z]*)+$/.test(role) ? role.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`) : role;
}
