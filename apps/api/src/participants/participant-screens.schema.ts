import { z } from 'zod';
import { threadMessageSchema } from '../messages/thread-message.schema.ts';
import { MESSAGE_COMMANDS } from '@kept/rules/judge-command';

export const commandPathSchema = z.strictObject({
  id: z.uuid('is not an id of ours'),
  auto_message_id: z.string().min(1, 'is empty').max(100, 'is no message of a schedule'),
});

export const messageCommandSchema = z
  .strictObject({
    command: z.enum(MESSAGE_COMMANDS, `is neither ${MESSAGE_COMMANDS.join(', ').replace(/, (\w+)$/, ' nor $1')}`),
  })
  .meta({ id: 'MessageCommand' });

/** Nothing: it is on its way to the sequence, and the journal will tell. */
export const commandedSchema = z.strictObject({}).meta({ id: 'Commanded' });

export const threadQuerySchema = z.strictObject({
  cursor: z.uuid('is no cursor of ours').optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(100, 'is above 100')
    .default(30),
});

/** Newest first. */
export const threadSchema = z
  .strictObject({ messages: z.array(threadMessageSchema), next_cursor: z.uuid().nullable() })
  .meta({ id: 'Thread' });

export type CommandPath = z.output<typeof commandPathSchema>;
export type MessageCommandBody = z.output<typeof messageCommandSchema>;
export type ThreadQuery = z.output<typeof threadQuerySchema>;
