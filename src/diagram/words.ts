import type { Policy, Term } from '../../policies/schema.ts';
import type { Role } from '../facts/roles.ts';
import type { ClauseRef } from './model.ts';

/** "awaitingFirstCoreGroup" reads "awaiting first core group". */
export const spelledOut = (identifier: string): string =>
  identifier.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/([a-z])(\d)/g, '$1 $2');

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Puts the policy's own words for `{term}`. */
export const filled = (policy: Policy, template: string): string =>
  capitalised(
    template.replace(/\{(\w+)\}/g, (_, term: string) => policy.words[term as Term | Role] ?? spelledOut(term)),
  );

/** A guard whose name alone would read badly inside brackets. Any other is spelled out. */
export const GUARD_WORDS: Readonly<Record<string, string>> = {
  isInitial: 'initial conference',
  isReview: 'review conference',
  planMade: 'a plan is made',
  noPlanMade: 'no plan is made',
  planContinues: 'the plan continues',
  planDiscontinued: 'the plan is discontinued',
  planEnds: 'the review ends the plan',
  consentGiven: 'consent is given',
  wasLastOpenConcern: 'it was the last open concern',
  isThisAction: 'this action',
  isThisConcern: 'this concern',
  isOfThisMeeting: 'of this meeting',
  answersThisMeeting: 'for this meeting',
  agreementIsAsked: 'the policy asks members to agree it',
  planWasChanged: 'the plan was changed, and the policy sets a time',
  coreGroupIsAsked: 'the policy asks for a core group',
  isMoved: 'this review is moved',
  isInWindow: 'within the time before the review',
  reviewWasHeld: 'the review was held',
};

export const guardWords = (name: string): string => GUARD_WORDS[name] ?? spelledOut(name);

/** "croydon.5.2.c" stands in "Croydon" at "5.2, sentence 3". */
export const clauseRef = (policy: Policy, id: string): ClauseRef => ({
  id,
  document: id.slice(0, id.indexOf('.')).split('-').map(capitalised).join(' '),
  at: policy.clauses[id]?.at ?? id,
});

/** "Croydon 5.2, sentence 5; 2.2, bullet 8", "England: Review". A document and a place in it are named once. */
export const citation = (all: readonly ClauseRef[]): string =>
  all
    .filter(({ document, at }, index) => all.findIndex((one) => one.document === document && one.at === at) === index)
    .map(({ document, at }, index, clauses) => {
      if (clauses[index - 1]?.document === document) return at;
      return /^\d/.test(at) ? `${document} ${at}` : `${document}: ${at}`;
    })
    .join('; ');
