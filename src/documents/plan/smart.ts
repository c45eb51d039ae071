import type { Day } from '../../facts/day.ts';

/** A need as it stands in the editor or in a plan: anything may still be missing. */
export type DraftNeed = {
  readonly says: string;
  readonly outcome: string;
  readonly measure: string;
  readonly by: Day | null;
  readonly actions: readonly { readonly what: string; readonly who: string; readonly by: Day | null }[];
};

/** What would make a plan easier to keep to. It stands beside the words it is about, and stops nothing. */
export type Prompt = {
  readonly field: 'outcome' | 'measure' | 'by' | 'what' | 'who' | 'actionBy';
  /** The place of the action among the need's; null for the outcome itself. */
  readonly action: number | null;
  readonly says: string;
};

/** What stands for a person where nobody was named yet. */
export const NOBODY_YET = 'nobody named yet';

const NO_TIMESCALE =
  /\b(on-?going|as soon as (?:possible|practicable)|asap|a\.s\.a\.p|regular(?:ly)?|frequent(?:ly)?|continu(?:al|ous|ously|ally|ing)|in due course|in the near future|until further notice|when (?:needed|necessary|required|possible|appropriate)|as (?:and when|needed|necessary|required|appropriate)|from time to time|soon|shortly|eventually|promptly|timely)\b/giu;

/** Words of more and less that say nothing without how much. */
const WITHOUT_MEASURE =
  /\b(improv\w*|better|reduc\w*|increas\w*|more|less|fewer|enough|good(?: enough)?|appropriate(?:ly)?|adequate(?:ly)?|consistent(?:ly)?|positive(?:ly)?)\b/iu;
const NUMBER =
  /\d|\b(?:no|never|every|each|all|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|daily|weekly|monthly|half)\b/iu;

/** Words that name everybody, and so nobody. */
const NOBODY =
  /^(?:all|everyone|everybody|anyone|somebody|someone|the (?:core )?group|core group|group|professionals?|all (?:members|professionals|agencies)|agencies|agency|family|parents?|the (?:family|parents|professionals|network)|network|team|services?|t\.?b\.?c\.?|t\.?b\.?a\.?|n\/?a|\?+|-+)$/iu;

/**
 * What is not yet specific, measurable or timely in one need. An empty need has no prompts. `today`: days before it
 * are pointed out.
 */
export function promptsFor({ says, outcome, measure, by, actions }: DraftNeed, today: Day): Prompt[] {
  const prompts: Prompt[] = [];
  const prompt = (field: Prompt['field'], text: string, action: number | null = null): void => {
    prompts.push({ field, action, says: text });
  };
  const isBegun = [says, outcome, measure].some((text) => text.trim() !== '') || actions.length > 0;
  if (!isBegun) return [];
  for (const word of vagueTimes(outcome)) prompt('outcome', timescale(word));
  if (outcome.trim() !== '') {
    const vague = WITHOUT_MEASURE.exec(outcome);
    if (vague && !NUMBER.test(outcome))
      prompt('outcome', `By how much? People can read “${vague[0]}” in different ways.`);
    if (measure.trim() === '') prompt('measure', 'Say what people will see, hear or count.');
    if (by === null) prompt('by', 'An outcome needs a day.');
  }
  for (const word of vagueTimes(measure)) prompt('measure', timescale(word));
  if (by !== null && by < today) prompt('by', 'This day has passed. Is there a new one?');
  if (outcome.trim() !== '' && actions.length === 0)
    prompt('outcome', 'Nobody does anything for this yet. Add an action.');
  actions.forEach((action, at) => {
    if (`${action.what}${action.who}`.trim() === '' && action.by === null) return;
    for (const word of vagueTimes(action.what)) prompt('what', timescale(word), at);
    const who = action.who.trim();
    if (who === '' || who === NOBODY_YET) prompt('who', 'Name one person.', at);
    else if (NOBODY.test(who)) prompt('who', `“${who}” is not one person. Name who sees to it.`, at);
    if (action.by === null) prompt('actionBy', 'An action needs a day.', at);
    else if (action.by < today) prompt('actionBy', 'This day has passed. Is there a new one?', at);
  });
  return prompts;
}

const timescale = (word: string): string => `“${word}” is not a timescale. Say by which day, or how often.`;

function vagueTimes(text: string): string[] {
  const found = [...text.matchAll(NO_TIMESCALE)].map(([word]) => word);
  return found.filter(
    (word, index) => found.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index,
  );
}
