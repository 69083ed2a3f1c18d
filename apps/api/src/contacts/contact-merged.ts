import { Problem } from '../problems/problem.ts';

/** What a contact that became part of another cannot do for itself. */
export const contactMerged = (merged_into_id: string): Problem =>
  new Problem({
    status: 409,
    code: 'contact_merged',
    title: 'This contact was merged with another',
    detail: 'Work with the one it was merged into, or split them first.',
    more: { merged_into_id },
  });
