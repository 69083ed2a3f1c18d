import { z } from 'zod';
import { autoMessageSchema } from './document/auto-message-schema.ts';
import { autoReplySchema } from './document/auto-reply-schema.ts';
import type { DeepReadonly } from './document/deep-readonly.ts';
import { policySchema } from './document/policy-schema.ts';
import { textSchema } from './document/text-schema.ts';
import { windowsSchema } from './document/windows-schema.ts';
import { SPEC_VERSION } from './migrations/spec-version.ts';

/** What an admin authors, whole (flow-spec section 1). Unknown keys are errors; `parseDefinition` reads it. */
export const definitionSchema = z.strictObject({
  spec_version: z.literal(SPEC_VERSION, { error: `Is not of version ${SPEC_VERSION}, which this Kept reads.` }),
  name: textSchema(200).default(''),
  messages: z.array(autoMessageSchema).max(500).default([]),
  default_auto_replies: z.array(autoReplySchema).max(200).default([]),
  windows: windowsSchema.default({}),
  policy: policySchema.prefault({}),
});

export type Definition = DeepReadonly<z.infer<typeof definitionSchema>>;
export type AutoMessage = Definition['messages'][number];
export type Purpose = AutoMessage['purpose'];
export type AutoReply = DeepReadonly<z.infer<typeof autoReplySchema>>;
export type Trigger = AutoReply['trigger'];
export type Action = AutoReply['actions'][number];
