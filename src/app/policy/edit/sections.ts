/** The sections of the form: together they hold every field of a policy's file. */
export const SECTIONS: readonly { readonly title?: string; readonly fields: readonly string[] }[] = [
  { title: 'Name, edition, source', fields: ['name', 'id', 'edition', 'inForce', 'reviewedOn', 'source'] },
  ...[
    'words',
    'deadlines',
    'checks',
    'tasks',
    'ladders',
    'stepDown',
    'forms',
    'circulation',
    'guidance',
    'silent',
    'settings',
    'clauses',
  ].map((field) => ({ fields: [field] })),
];
