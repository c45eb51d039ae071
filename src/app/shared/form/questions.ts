import type { Run } from '../../../engine/run.ts';
import { refusalOf } from '../../../engine/refusals.ts';
import { roleWord } from '../../../engine/words.ts';
import { planContextOf } from '../../../engine/process.ts';
import { isDay } from '../../../facts/day.ts';
import { must } from '../../../facts/must.ts';
import { ROLES } from '../../../facts/roles.ts';
import { valueName } from '../../../facts/values.ts';
import type { Fact, FactType } from '../../../facts/vocabulary.ts';
import type { Check } from '../../../../policies/schema.ts';
import { dayText } from '../../../engine/words.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Option } from './Inputs.tsx';
import { type Typed, typedDay, type TypedValue } from './typed.ts';

/** The roles that come to meetings; others can be named by any text in a fact. */
const MEETING_ROLES = ROLES.filter(
  (role) =>
    ![
      'conference',
      'coreGroup',
      'agency',
      'safeguardingBoard',
      'teamAroundTheChild',
      'chair',
      'coreGroupMember',
    ].includes(role),
);

/** The roles to choose from, those the conference named first, in the policy's words. */
export function roleOptions(run: Run): Option[] {
  const named = planContextOf(run.processes).members ?? [];
  return [...new Set([...named, ...MEETING_ROLES])].map((role) => ({ value: role, label: roleWord(run.policy, role) }));
}

/** A conference that makes no plan, or ends one, appoints nobody. */
const ONLY_WITH_PLAN = new Set(['category', 'leadSocialWorker', 'coreGroup', 'interval', 'visitEvery']);

/** The questions for a kind of fact, as far as what was answered leaves them open. */
export function questionsFor(type: FactType, typed: Typed): Field[] {
  const { decision } = typed;
  const hasNoPlan = decision === 'noPlan' || decision === 'discontinue' || decision === '';
  return fieldsOf(type).filter(
    ({ name, kind }) =>
      name !== 'recordedBy' && kind !== 'own' && !(type === 'conference.held' && hasNoPlan && ONLY_WITH_PLAN.has(name)),
  );
}

/** What a question can be answered with, where the case knows it better than the vocabulary; undefined where not. */
export function optionsFor(run: Run, type: FactType, field: Field, typed: Typed): Option[] | undefined {
  switch (field.name) {
    case 'decision':
      return field.choices
        .filter((choice) => (typed.kind === 'review') === (choice === 'continue' || choice === 'discontinue'))
        .map((value) => ({ value, label: valueName('decision', value) }));
    case 'meeting':
      return meetings(run);
    case 'action':
      return type === 'action.done' ? openProcesses(run, 'action') : undefined;
    case 'concern':
      return type === 'concern.raised' ? undefined : openProcesses(run, 'concern');
    case 'step':
      return ladderSteps(run, typed);
    case 'route':
      return field.choices.map((value) => {
        const { label, says } = run.policy.stepDown.routes[value as keyof Run['policy']['stepDown']['routes']];
        return { value, label, hint: says };
      });
    default:
      return undefined;
  }
}

function meetings(run: Run): Option[] {
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  return run.facts
    .filter((fact) => fact.type === 'coreGroup.held' && !refused.has(fact.id))
    .map(({ on }, index) => ({ value: String(index + 1), label: `Core group ${index + 1}, held ${dayText(on)}` }));
}

const openProcesses = (run: Run, machineId: 'action' | 'concern'): Option[] =>
  [...run.processes.values()]
    .filter((process) => process.machineId === machineId && !process.view.rests)
    .map(({ key, context }) => {
      const { what, trigger } = context as { what?: string; trigger?: string | null };
      const name = key.slice(machineId.length + 1);
      return { value: name, label: what ?? trigger ?? name };
    });

function ladderSteps(run: Run, typed: Typed): Option[] | undefined {
  const concern = typeof typed.concern === 'string' ? run.processes.get(`concern:${typed.concern}`) : undefined;
  if (!concern) return undefined;
  const { about } = concern.context as unknown as { about: keyof Run['policy']['ladders'] };
  return run.policy.ladders[about].steps.map(({ id, who, says }) => ({
    value: id,
    label: `${roleWord(run.policy, who)}: ${says}`,
  }));
}

/** Who the policy wants in the chair of the core group that comes next; null where it names nobody. */
export function chairAsked(run: Run): Extract<Check, { require: 'chairedBy' }> | null {
  const isFirst = planContextOf(run.processes).coreGroupsOfThisPlan === 0;
  const check = run.policy.checks.find(
    (each) => each.require === 'chairedBy' && each.on === 'coreGroup.held' && (each.first ?? isFirst) === isFirst,
  );
  return check?.require === 'chairedBy' ? check : null;
}

/** What the policy wants of this answer, said before it is given: who may chair this core group. */
export function hintFor(run: Run, type: FactType, field: Field): string | null {
  if (field.name === 'consent') return run.policy.stepDown.consent.says;
  return type === 'coreGroup.held' && field.name === 'chair' ? chairText(run) : null;
}

/** "Croydon asks for the team leader to chair the first core group (7.2)." */
export function chairText(run: Run): string | null {
  const check = chairAsked(run);
  if (check === null) return null;
  const roles = check.roles.map((role) => roleWord(run.policy, role)).join(' or ');
  const place = run.policy.clauses[must(check.clauses[0], 'the clause of a check')]?.at ?? '';
  const which =
    check.first === undefined ? 'the core group' : check.first ? 'the first core group' : 'later core groups';
  return `${run.policy.name} asks for the ${roles} to chair ${which}${check.strength === 'must' ? '' : ' as a rule'} (${place}).`;
}

/** What a form starts with: today, what the step knows already, and a short name for what is new. */
export function startOf(run: Run, type: FactType, given: Readonly<Record<string, string>>): Typed {
  const start: Record<string, TypedValue> = { on: typedDay(run.asOf) };
  const fields = fieldsOf(type);
  for (const { name, kind } of fields) {
    const value = given[name];
    if (value !== undefined) start[name] = kind === 'day' && isDay(value) ? typedDay(value) : value;
  }
  if (type === 'action.agreed') start.action = nextName(run, 'action');
  if (type === 'concern.raised') start.concern = nextName(run, 'concern');
  if (fields.some(({ name }) => name === 'kind')) start.kind ??= possibleKind(run, type);
  const only = (name: string): string | undefined => {
    const field = fields.find((each) => each.name === name);
    const options = field ? optionsFor(run, type, field, start) : undefined;
    return options?.length === 1 ? options[0]?.value : undefined;
  };
  for (const name of ['meeting', 'action', 'concern']) {
    const value = only(name);
    if (value !== undefined) start[name] ??= value;
  }
  return start;
}

function nextName(run: Run, kind: 'action' | 'concern'): string {
  for (let n = 1; ; n++) if (!run.processes.has(`${kind}:${kind}-${n}`)) return `${kind}-${n}`;
}

/** While a plan runs a conference is a review; otherwise it is an initial one. */
function possibleKind(run: Run, type: FactType): string {
  const initial = {
    id: ' ',
    type,
    on: run.asOf,
    recordedAt: '',
    by: '',
    kind: 'initial',
    decision: 'plan',
    for: run.asOf,
  };
  return refusalOf(initial as unknown as Fact, run.processes) === null ? 'initial' : 'review';
}
