import { checkTemplate } from '@kept/content/check-template';
import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';
import { validate } from '@kept/rules/validate';

const DAY = [['09:00', '20:00']];

/** What the clinic sends: a reminder the day before, a nudge when nobody answers, an answer to those who run late. */
const AUTHORED = {
  spec_version: 1,
  name: 'Standard visit',
  windows: { default: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY } },
  messages: [
    {
      id: 'msg_reminder',
      name: 'Reminder, 1 day before',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { days: -1 }, window: 'default' },
      content: {
        body: 'Hi {{ participant.first_name }}, {{ user.company }} here: {{ event.title }} {{ event.day_and_time_phrase }}. Reply 1 to confirm, 3 to reschedule, STOP to opt out.',
      },
      auto_replies: [
        {
          id: 'ar_silence',
          trigger: { type: 'no_response_after', minutes: 240 },
          actions: [{ type: 'transition_to', message_id: 'msg_nudge' }],
        },
        {
          id: 'ar_confirmed',
          trigger: { type: 'client_confirms' },
          actions: [
            {
              type: 'reply',
              body: 'Thank you, {{ participant.first_name }}. See you {{ event.day_and_time_phrase }}!',
            },
          ],
        },
      ],
    },
    {
      id: 'msg_nudge',
      name: 'Second try',
      availability: 'on_demand',
      purpose: 'reminder',
      type: 'sms',
      timing: null,
      content: {
        body: 'Hi {{ participant.first_name }}, can you make it {{ event.day_and_time_phrase }}? Reply 1 to confirm or 3 to reschedule.',
      },
    },
  ],
  default_auto_replies: [
    {
      id: 'ar_late',
      trigger: { type: 'reply_includes', any_of: ['late', 'running behind'] },
      actions: [
        {
          type: 'reply',
          body: 'No problem, {{ participant.first_name }}, thanks for telling us. Please reply 1 when you can confirm.',
        },
      ],
    },
    {
      id: 'ar_failed',
      trigger: { type: 'message_fails' },
      actions: [{ type: 'send_email_notification' }],
    },
  ],
};

/** The demo's schedule, read and checked as any other would be. Throws when it would not pass a publish. */
export function demoDefinition(): Definition {
  const parsed = parseDefinition(AUTHORED);
  if (!parsed.ok) throw new Error(`The demo's schedule cannot be read: ${JSON.stringify(parsed.issues)}`);
  const issues = validate(parsed.definition, { check_template: checkTemplate });
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw new Error(`The demo's schedule has errors: ${JSON.stringify(errors)}`);
  return parsed.definition;
}
