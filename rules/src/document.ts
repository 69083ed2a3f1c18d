import { z } from 'zod/mini';
import { autoMessageSchema } from './document/auto-message-schema.ts';
import { autoReplySchema } from './document/auto-reply-schema.ts';
import type { DeepReadonly } from './document/deep-readonly.ts';
import { policySchema } from './document/policy-schema.ts';
import { textSchema } from './document/text-schema.ts';
import { windowsSchema } from './document/windows-schema.ts';
import { SPEC_VERSION } from './migrations/spec-version.ts';
import { listOf } from './document/list-of.ts';

const scheduleShape = {
  name: z._default(textSchema(200), ''),
  windows: z._default(windowsSchema, {}),
  policy: z._default(policySchema, z.parse(policySchema, {})),
};

/** What of a document belongs to no message. */
export const scheduleSchema = z.strictObject(scheduleShape);

/** What an admin authors, whole (flow-spec section 1). Unknown keys are errors; `parseDefinition` reads it. */
export const definitionSchema = z.strictObject({
  spec_version: z.literal(SPEC_VERSION, { error: `Is not of version ${SPEC_VERSION}, which this Kept reads.` }),
  name: scheduleShape.name,
  messages: z._default(listOf(autoMessageSchema, 2_000), []),
  default_auto_replies: z._default(listOf(autoReplySchema, 200), []),
  windows: scheduleShape.windows,
  policy: scheduleShape.policy,
});

export type Definition = DeepReadonly<z.infer<typeof definitionSchema>>;
export type AutoMessage = Definition['messages'][number];
export type Purpose = AutoMessage['purpose'];
export type AutoReply = DeepReadonly<z.infer<typeof autoReplySchema>>;
export type Trigger = AutoReply['trigger'];
export type Action = AutoReply['actions'][number];
