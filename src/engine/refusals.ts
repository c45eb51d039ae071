import { FACT_NAMES, type Fact, type FactType } from '../facts/vocabulary.ts';
import { accepts, planContextOf, planOf, type Process, type Processes } from './process.ts';

/** The process that a fact names, where it names one that must be there. */
function addressOf(fact: Fact): string | null {
  if ('meeting' in fact) return `record:${fact.meeting}`;
  if (fact.type === 'action.done' || fact.type === 'action.moved') return `action:${fact.action}`;
  if ('concern' in fact && fact.type !== 'concern.raised') return `concern:${fact.concern}`;
  return null;
}

/** What can happen to a child with or without a plan; no machine waits for it. */
const ABOUT_THE_CASE: ReadonlySet<FactType> = new Set(['event.noted', 'policy.adopted']);

/** Why a fact cannot have been; null where it can. Nothing else is ever refused. */
export function refusalOf(fact: Fact, processes: Processes): string | null {
  if (ABOUT_THE_CASE.has(fact.type)) return null;
  const address = addressOf(fact);
  if (address !== null) return refusalOfNamed(fact, address, processes);
  if (fact.type === 'action.agreed' && processes.has(`action:${fact.action}`)) {
    return `The action ${fact.action} was agreed already. Give another action another name.`;
  }
  if (fact.type === 'concern.raised' && processes.has(`concern:${fact.concern}`)) {
    return `The concern ${fact.concern} was raised already. Give another concern another name.`;
  }
  const plan = planOf(processes);
  return accepts(plan, fact) ? null : refusalByPlan(fact, plan);
}

function refusalOfNamed(fact: Fact, address: string, processes: Processes): string | null {
  const process = processes.get(address);
  if (process) return accepts(process, fact) ? null : refusalByProcess(fact);
  if ('meeting' in fact) {
    const held = planContextOf(processes).coreGroupsHeld;
    return `Record ${fact.meeting} has no meeting ${fact.meeting}: ${held} ${held === 1 ? 'was' : 'were'} held.`;
  }
  if (fact.type === 'action.moved') return `The action ${fact.action} was not agreed, so it has no date to move.`;
  if ('action' in fact) return `The action ${fact.action} was not agreed, so it cannot be done.`;
  return 'concern' in fact ? `The concern ${fact.concern} was not raised, so nothing can follow from it.` : null;
}

function refusalByProcess(fact: Fact): string {
  if (fact.type === 'record.agreed') return `Record ${fact.meeting} was not circulated yet, so it cannot be agreed.`;
  if (fact.type === 'record.answered') return `Record ${fact.meeting} was not circulated yet, so nobody can answer it.`;
  if ('action' in fact) return `The action ${fact.action} is done already.`;
  return 'concern' in fact ? `The concern ${fact.concern} is resolved already.` : 'This is over already.';
}

function refusalByPlan(fact: Fact, plan: Process): string {
  const where = plan.view.paths[0] ?? '';
  const name = FACT_NAMES[fact.type];
  if ('kind' in fact && fact.kind === 'initial') {
    return where.startsWith('stepDown')
      ? 'A plan is still being stepped down, so there can be no initial conference. Agree what follows first.'
      : 'A plan runs already, so there can be no initial conference. A review conference decides about it.';
  }
  if (fact.type === 'stepDown.agreed') {
    return 'No review conference has decided to end a plan, so there is nothing to step down from.';
  }
  return `${name}: ${noPlanBecause(where)}`;
}

function noPlanBecause(where: string): string {
  if (where.startsWith('stepDown') || where.startsWith('ended')) return 'the plan has ended, and no new one was made.';
  if (where.endsWith('noPlanMade')) return 'the conference made no plan.';
  return 'no plan runs, because no initial conference has made one yet.';
}
