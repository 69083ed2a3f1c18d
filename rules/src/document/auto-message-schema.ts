import { z } from 'zod/mini';
import { autoReplySchema } from './auto-reply-schema.ts';
import { conditionSchema } from './condition-schema.ts';
import { callContentSchema, emailContentSchema, smsContentSchema } from './content-schemas.ts';
import { idSchema } from './id-schema.ts';
import { pinSchema } from './pin-schema.ts';
import { textSchema } from './text-schema.ts';
import { timingSchema } from './timing-schema.ts';
import { translationsSchema } from './translations-schema.ts';
import { listOf } from './list-of.ts';
import { orNull } from './or-null.ts';

export const AVAILABILITIES = ['scheduled', 'on_demand', 'off'] as const;
export const PURPOSES = ['reminder', 'booking', 'follow_up'] as const;

const shared = {
  id: idSchema,
  name: textSchema(200),
  /** `on_demand`: only by transition or enable; `off`: never. */
  availability: z._default(z.literal(AVAILABILITIES), 'scheduled'),
  purpose: z.literal(PURPOSES),
  /** Null: no time of its own (on demand, or a draft). */
  timing: orNull(timingSchema),
  condition: orNull(conditionSchema),
  group_same_address: z._default(z.boolean(), true),
  send_securely: z._default(z.boolean(), false),
  pin: orNull(pinSchema),
  disable_default_auto_replies: z._default(z.boolean(), false),
  auto_replies: z._default(listOf(autoReplySchema, 200), []),
};

/** An auto message: what is authored here, of which a message is one that was or will be sent. */
export const autoMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...shared,
    type: z.literal('sms'),
    content: smsContentSchema,
    translations: translationsSchema(smsContentSchema),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('email'),
    content: emailContentSchema,
    translations: translationsSchema(emailContentSchema),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('call'),
    content: callContentSchema,
    translations: translationsSchema(callContentSchema),
  }),
]);
