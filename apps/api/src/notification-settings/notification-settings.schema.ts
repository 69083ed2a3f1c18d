import { z } from 'zod';
import { NOTIFICATION_EVENTS } from '@kept/sequences/notifications/notification-event';
import { textField } from '../http/text-field.ts';

const notOurs = 'is not an id of ours';

const channel = z
  .enum(['email', 'sms', 'push'])
  .meta({ description: '`push`: by the browsers they said may tell them' });

const ruleSchema = z
  .discriminatedUnion('recipient', [
    z.strictObject({ channel, recipient: z.literal('calendar_owner') }),
    z.strictObject({ channel, recipient: z.literal('user'), user_id: z.uuid(notOurs) }),
    z.strictObject({
      channel: z.enum(['email', 'sms']),
      recipient: z.literal('address'),
      address: textField(254).meta({ description: 'A mailbox, or a phone number written in any way' }),
    }),
  ])
  .meta({
    id: 'NotificationRule',
    description:
      'Whom it reaches. `calendar_owner`: the owner of its calendar, and the admins where there is none or it happened in no calendar',
  });

const event = z.enum(NOTIFICATION_EVENTS).meta({ id: 'NotificationEvent' });

export const notificationSettingsSchema = z
  .strictObject({
    events: z.array(
      z.strictObject({
        event,
        rules: z.array(ruleSchema),
        usual: z.boolean().meta({ description: 'The account has said nothing, and it is told as usual' }),
      }),
    ),
    people: z
      .array(
        z.strictObject({
          id: z.uuid(),
          name: z.string(),
          email: z.string(),
          phone: z.string().nullable(),
          is_admin: z.boolean(),
          browsers: z.int().meta({ description: 'Browsers that may tell them' }),
        }),
      )
      .meta({ description: 'Who can be told' }),
    calendars_without_owner: z
      .int()
      .meta({ description: 'Calendars whose events reach the admins in place of an owner' }),
  })
  .meta({ id: 'NotificationSettings' });

export const changeNotificationSettingsSchema = z
  .strictObject({
    event,
    rules: z
      .array(ruleSchema)
      .max(50, 'are more than 50')
      .nullable()
      .meta({ description: 'All of them; none: nobody is told; null: as usual' }),
  })
  .meta({ id: 'ChangeNotificationSettings' });

export type NotificationSettings = z.output<typeof notificationSettingsSchema>;
export type ChangeNotificationSettings = z.output<typeof changeNotificationSettingsSchema>;
