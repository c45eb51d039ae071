/** The documents that can be made of a case, in the order in which they are listed. */
export const DOCUMENT_IDS = ['plan', 'family', 'record', 'checklist', 'terms', 'report', 'chronology'] as const;
export type DocumentId = (typeof DOCUMENT_IDS)[number];
export const isDocumentId = (text: unknown): text is DocumentId => (DOCUMENT_IDS as readonly unknown[]).includes(text);
