import type { Journal } from '#lib/api/generated/types.gen.ts';

/** One message of an appointment, past or planned. */
export type JournalMessage = Journal['messages'][number];

/** What staff may do with one, as the API names it. */
export type MessageAction = JournalMessage['actions'][number];
