import { z } from 'zod/mini';
import { autoMessageSchema } from '../document/auto-message-schema.ts';
import { autoReplySchema } from '../document/auto-reply-schema.ts';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { windowsSchema } from '../document/windows-schema.ts';
import { listOf } from '../document/list-of.ts';

/** A part of a document on the clipboard, as JSON; read one from outside with this before it is pasted. */
export const fragmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('messages'),
    messages: listOf(autoMessageSchema, 500),
    /** The windows the messages name; pasted where the schedule has none of the name. */
    windows: z._default(windowsSchema, {}),
  }),
  z.strictObject({ kind: z.literal('auto_replies'), auto_replies: listOf(autoReplySchema, 200) }),
]);

export type Fragment = DeepReadonly<z.infer<typeof fragmentSchema>>;
