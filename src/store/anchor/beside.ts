import type { AnchoredBeside } from './document.ts';

export const withDraft = (beside: AnchoredBeside, id: string, caseId: string): AnchoredBeside => ({
  ...beside,
  drafts: { ...beside.drafts, [id]: caseId },
});

export const withoutDrafts = (
  beside: AnchoredBeside,
  goes: (id: string, caseId: string) => boolean,
): AnchoredBeside => ({
  ...beside,
  drafts: Object.fromEntries(Object.entries(beside.drafts).filter(([id, caseId]) => !goes(id, caseId))),
});

/** Never back: what is written in several tabs arrives in any order. */
export function withSettings(beside: AnchoredBeside, settings: AnchoredBeside['settings']): AnchoredBeside {
  const ahead = Object.entries(settings).filter(([key, rev]) => rev > (beside.settings[key] ?? 0));
  return { ...beside, settings: { ...beside.settings, ...Object.fromEntries(ahead) } };
}
