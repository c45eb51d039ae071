import type { Silence } from '../../../../policies/schema.ts';

export const SILENCE_WORDS: Readonly<Record<Silence, string>> = {
  escalation: 'How long each step up may take',
  stepDown: 'How long stepping down may take',
  planDetail: 'When the detailed plan is due',
  planApproval: 'When the plan is to be approved',
  assessment: 'When the assessment is due',
  enquiry: 'How long enquiries may take',
};
