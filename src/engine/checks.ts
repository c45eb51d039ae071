import type { PlanContext } from '../../machines/plan/context.ts';
import type { Check, Policy } from '../../policies/schema.ts';
import { FAMILY_ROLES } from '../facts/roles.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';

/** What a check looks at: the fact, and what the plan knew before and after it. */
export type Looked = { readonly fact: Fact; readonly before: PlanContext; readonly after: PlanContext };

/** The checks of a policy that a fact does not keep. What was not recorded is not held against anybody. */
export function checksNotKept(policy: Policy, looked: Looked): Check[] {
  return policy.checks.filter(
    (check) => check.on === looked.fact.type && concerns(check, looked) && !isKept(check, looked),
  );
}

const concerns = ({ first }: Check, { after }: Looked): boolean =>
  first === undefined || first === (after.coreGroupsOfThisPlan === 1);

function isKept(check: Check, looked: Looked): boolean {
  const { fact, before } = looked;
  switch (fact.type) {
    case 'coreGroup.held':
      return isKeptByMeeting(check, fact, looked.after);
    case 'conference.held':
      if (check.require === 'recommendedBeforehand') return fact.decision !== 'discontinue' || before.recommended;
      if (check.require !== 'membersInclude' || !fact.coreGroup || fact.decision === 'discontinue') return true;
      return check.roles.every((role) => isNamed(fact, role));
    case 'stepDown.agreed':
      if (check.require !== 'leadProfessionalNamed' || fact.consent === 'refused') return true;
      return !check.routes.includes(fact.route) || fact.leadProfessional !== undefined;
    default:
      return true;
  }
}

/** A member by role; the lead social worker may be named in a field of their own. */
const isNamed = ({ coreGroup, leadSocialWorker }: FactOf<'conference.held'>, role: string): boolean =>
  (coreGroup ?? []).some((member) => member.role === role) ||
  (role === 'leadSocialWorker' && leadSocialWorker !== undefined);

function isKeptByMeeting(check: Check, fact: CoreGroupHeld, plan: PlanContext): boolean {
  const { chair, attended, apologies, reports, childViews, riskReviewed } = fact;
  const present = [chair, ...(attended ?? [])];
  switch (check.require) {
    case 'chairedBy':
      return (check.roles as readonly string[]).includes(chair);
    case 'attendedBy':
      return !attended || check.roles.some((role) => present.includes(role));
    case 'namedProfessionalsAttended':
      return !attended || absentProfessionals(plan, present).length === 0;
    case 'absentSentApologies':
      return !attended || absentProfessionals(plan, present).every((role) => apologies?.includes(role));
    case 'apologiesWithReport':
      return !apologies || !reports || apologies.every((role) => FAMILY_ROLES.includes(role) || reports.includes(role));
    case 'childViewsKnown':
      return childViews !== 'none';
    case 'riskReviewed':
      return riskReviewed !== false;
    default:
      return true;
  }
}

type CoreGroupHeld = FactOf<'coreGroup.held'>;

/** Professionals the conference named who did not come; nobody where it named none. */
const absentProfessionals = ({ members }: PlanContext, present: readonly string[]): string[] =>
  (members ?? []).filter((role) => !FAMILY_ROLES.includes(role) && !present.includes(role));
