import { z } from 'zod';
import { textField } from '../http/text-field.ts';

export const suggestRecipientsSchema = z.strictObject({
  q: textField(100).trim().min(1, 'is empty').meta({ description: 'Part of a name, a number or an address' }),
  channel: z.enum(['sms', 'email', 'call'], 'is neither sms, email nor call'),
});

export const suggestedRecipientsSchema = z
  .strictObject({
    recipients: z.array(
      z.strictObject({
        contact_id: z.uuid(),
        name: z.string(),
        address: z.string().nullable().meta({ description: 'null: they have none of the channel' }),
      }),
    ),
  })
  .meta({ id: 'SuggestedRecipients' });

export type SuggestRecipients = z.output<typeof suggestRecipientsSchema>;
export type SuggestedRecipients = z.output<typeof suggestedRecipientsSchema>;
