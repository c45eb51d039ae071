import type { Policy } from '../../../policies/schema.ts';
import type { Run } from '../../engine/run.ts';
import { dayText, inWords, roleWord } from '../../engine/words.ts';
import { valueName } from '../../facts/values.ts';
import { type Fact, FACT_NAMES } from '../../facts/vocabulary.ts';
import { listed } from '../text.ts';

/** What happened, in a sentence, and what was said of it. */
export type Event = { readonly what: string; readonly says: string };

/** A fact as a chronology tells it, in the policy's words. */
export function eventOf({ policy }: Run, fact: Fact): Event {
  const words = (template: string, says: string | undefined = ''): Event => ({ what: inWords(policy, template), says });
  switch (fact.type) {
    case 'conference.arranged':
      return words(`{${conference(fact.kind)}} arranged for ${dayText(fact.for)}`, fact.reason);
    case 'conference.held':
      return words(
        `{${conference(fact.kind)}} held: ${valueName('decision', fact.decision).toLowerCase()}`,
        [
          fact.category && `Category: ${valueName('category', fact.category).toLowerCase()}.`,
          lead(policy, fact.leadSocialWorker),
        ]
          .filter(Boolean)
          .join(' '),
      );
    case 'coreGroup.arranged':
      return words(`{coreGroup} arranged for ${dayText(fact.for)}`, fact.venue);
    case 'coreGroup.cancelled':
      return words('{coreGroup} cancelled', fact.reason);
    case 'coreGroup.held':
      return words(
        '{coreGroup} held',
        [
          `Chaired by the ${roleWord(policy, fact.chair)}.`,
          fact.attended && `Came: ${listed(fact.attended.map((role) => roleWord(policy, role)))}.`,
        ]
          .filter(Boolean)
          .join(' '),
      );
    case 'record.circulated':
      return words(`{record} of {coreGroup} ${fact.meeting} sent out`);
    case 'record.answered':
      return words(
        `{record} of {coreGroup} ${fact.meeting}: the ${roleWord(policy, fact.member)} ${valueName('answer', fact.answer).toLowerCase()}`,
        fact.says,
      );
    case 'record.agreed':
      return words(`{record} of {coreGroup} ${fact.meeting} agreed`);
    case 'plan.written':
      return words('A text of the {plan} written');
    case 'plan.detailed':
      return words('{plan} made detailed');
    case 'plan.approved':
      return words('{plan} approved');
    case 'plan.distributed':
      return words('{plan} sent out', fact.to && `To: ${listed(fact.to.map((role) => roleWord(policy, role)))}.`);
    case 'visit.made':
      return words(
        `Visit made${fact.seenAlone === true ? '; the child was seen alone' : ''}${fact.joint === true ? '; jointly with another agency' : ''}`,
        fact.says,
      );
    case 'school.changed':
      return words('The child changed school', fact.to);
    case 'member.joined':
      return words(`${fact.name ?? 'Somebody'} joined the {coreGroup} as ${roleWord(policy, fact.role)}`);
    case 'member.left':
      return words(`${fact.name ?? 'Somebody'} left the {coreGroup} as ${roleWord(policy, fact.role)}`);
    case 'worker.changed':
      return words(`${fact.leadSocialWorker} became the {leadSocialWorker}`, fact.reason);
    case 'supervision.held':
      return words('Supervision held', fact.with);
    case 'event.noted':
      return { what: fact.what, says: '' };
    case 'action.agreed':
      return words(`Action agreed, by ${dayText(fact.by)}`, `${fact.what} (${fact.who})`);
    case 'action.moved':
      return words(`An action was given a new date: ${dayText(fact.for)}`, fact.reason);
    case 'concern.raised':
      return words(`Concern raised: ${valueName('about', fact.about).toLowerCase()}`, fact.trigger);
    case 'concern.stepTaken':
      return words(`Step taken on a concern: ${stepText(policy, fact.step)}`, fact.says);
    case 'concern.decided':
      return words(`Concern decided: ${valueName('outcome', fact.outcome).toLowerCase()}`, fact.says);
    case 'concern.resolved':
      return words('Concern resolved', fact.says);
    case 'removal.recommended':
      return words(
        fact.agreed
          ? 'The {coreGroup} recommended that the plan ends'
          : 'Ending the plan was proposed, and the {coreGroup} did not agree',
      );
    case 'stepDown.agreed':
      return words(
        `Support after the plan: ${policy.stepDown.routes[fact.route].label}; consent ${fact.consent}`,
        fact.services,
      );
    case 'plan.ended':
      return words('{plan} ended without a review', valueName('reason', fact.reason));
    case 'assessment.completed':
      return words('{assessment} completed');
    case 'report.shared':
      return words('{conferenceReport} shared');
    case 'strategyDiscussion.held':
      return words('{strategyDiscussion} held');
    default:
      return { what: FACT_NAMES[fact.type], says: '' };
  }
}

const conference = (kind: 'initial' | 'review'): string =>
  kind === 'initial' ? 'initialConference' : 'reviewConference';
const lead = (policy: Policy, name: string | undefined): string | undefined =>
  name === undefined ? undefined : inWords(policy, `{leadSocialWorker}: ${name}.`);

/** A step of a ladder is recorded by its id, or in people's own words. */
function stepText(policy: Policy, step: string): string {
  for (const { steps } of Object.values(policy.ladders)) {
    const found = steps.find(({ id }) => id === step);
    if (found) return found.says;
  }
  return step;
}
