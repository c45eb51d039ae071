/** Plain words for the values that a fact's fields may have, by the field's name. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { initial: 'Initial conference', review: 'Review conference' },
  decision: {
    plan: 'Make a plan',
    noPlan: 'No plan is needed',
    continue: 'Continue the plan',
    discontinue: 'End the plan',
  },
  category: {
    neglect: 'Neglect',
    physical: 'Physical abuse',
    sexual: 'Sexual abuse',
    emotional: 'Emotional abuse',
    multiple: 'More than one category',
  },
  childViews: {
    attended: 'The child came and was heard',
    recorded: 'The child did not come; their views were sought before and recorded',
    none: 'The child’s views are not known',
  },
  at: { school: 'The school' },
  about: {
    plan: 'The plan or the child’s safety',
    group: 'How the core group works',
    disagreement: 'A disagreement between professionals',
  },
  outcome: {
    section47: 'Open section 47 enquiries',
    reviewBroughtForward: 'Bring the review conference forward',
    legalAction: 'Take legal action',
    planChanged: 'Change the plan',
    noFurtherAction: 'No further action',
  },
  route: {
    childInNeed: 'Child in Need plan',
    teamAroundChild: 'Team around the Child',
    leadProfessional: 'Early help with a lead professional',
    none: 'No further support',
  },
  now: { achieved: 'is achieved', better: 'is getting better', same: 'is the same', worse: 'is getting worse' },
  view: { agrees: 'agrees', disagrees: 'disagrees', noView: 'gave no view' },
  answer: { agrees: 'Agrees', disagrees: 'Disagrees' },
  consent: { given: 'Given', refused: 'Refused' },
  reason: {
    moved: 'Permanent move, taken over by another authority',
    turned18: 'Turned 18',
    leftUK: 'Left the UK for good',
    lookedAfter: 'Became looked after',
    died: 'Died',
    removed: 'Ended by a review conference',
  },
};

/** "Continue the plan" for decision, continue; text that has no plain words is left as it is. */
export function valueName(field: string, value: string): string {
  const names = NAMES[field] ?? {};
  return (Object.hasOwn(names, value) ? names[value] : undefined) ?? value;
}
