import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/mini';
import { idSchema } from '../document/id-schema.ts';
import { listOf } from '../document/list-of.ts';
import { textSchema } from '../document/text-schema.ts';
import type { NotifyReason } from '../effect.ts';
import type { ParticipantState } from '../facts.ts';
import type { CallOutcome } from '../input.ts';
import { SYSTEM_TEXT_KEYS } from '../system-text.ts';
import { SCRIPT_LIMIT } from './script-limit.ts';

const isReal = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};

const wallTime = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, { error: 'must be a date and time such as 2026-03-12T10:00' }),
  z.refine((text) => isReal(() => Temporal.PlainDateTime.from(text)), { error: 'is no date and time that exists' }),
);

const timeZone = z.string().check(
  z.maxLength(64),
  z.refine((name) => isReal(() => new Intl.DateTimeFormat('en', { timeZone: name })), {
    error: 'is no time zone such as Europe/Berlin',
  }),
);

const state = z.enum({
  none: 'none',
  confirmed: 'confirmed',
  accepted: 'accepted',
  declined: 'declined',
  cancelled: 'cancelled',
  reschedule_requested: 'reschedule_requested',
} satisfies { readonly [State in ParticipantState]: State });

const reason = z.enum({
  client_confirmed: 'client_confirmed',
  client_cancelled: 'client_cancelled',
  client_requested_reschedule: 'client_requested_reschedule',
  client_accepted: 'client_accepted',
  client_declined: 'client_declined',
  reply_unmatched: 'reply_unmatched',
  reply_to_old_time: 'reply_to_old_time',
  confirm_after_cancel: 'confirm_after_cancel',
  act_too_late: 'act_too_late',
  opt_out_may_mean_cancel: 'opt_out_may_mean_cancel',
  no_response_after_start: 'no_response_after_start',
  message_failed: 'message_failed',
  outcome_unknown: 'outcome_unknown',
  automation_stopped: 'automation_stopped',
  forward_refused: 'forward_refused',
  authored: 'authored',
} satisfies { readonly [Reason in NotifyReason]: Reason });

const callOutcome = z.enum({
  completed: 'completed',
  no_answer: 'no_answer',
  busy: 'busy',
  voicemail: 'voicemail',
  failed: 'failed',
} satisfies { readonly [Outcome in CallOutcome]: Outcome });

const happening = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('wait'), minutes: z.int().check(z.minimum(0), z.maximum(527_040)) }),
  z.strictObject({ do: z.literal('wait_until'), at: z.iso.datetime() }),
  z.strictObject({ do: z.literal('wake') }),
  z.strictObject({ do: z.literal('next_message') }),
  z.strictObject({ do: z.literal('finish') }),
  z.strictObject({
    do: z.literal('reply'),
    text: textSchema(2_000),
    channel: z.exactOptional(z.enum(['sms', 'email'])),
  }),
  z.strictObject({
    do: z.literal('dial'),
    digit: z.string().check(z.regex(/^[0-9*#]?$/, { error: 'must be one digit, * or #' })),
  }),
  z.strictObject({ do: z.literal('end_call'), outcome: callOutcome }),
  z.strictObject({ do: z.literal('fail'), reason: textSchema(100), auto_message_id: z.exactOptional(idSchema) }),
  z.strictObject({ do: z.literal('resolve') }),
  z.strictObject({ do: z.literal('deliveries'), outcome: z.enum(['accepted', 'failed', 'unknown']) }),
  z.strictObject({ do: z.literal('set_state'), state, by: z.enum(['client_page', 'staff', 'api']) }),
  z.strictObject({
    do: z.literal('staff'),
    command: z.enum(['send_now', 'skip', 'hold', 'release', 'enable', 'disable']),
    auto_message_id: idSchema,
  }),
  z.strictObject({ do: z.literal('move'), start: wallTime, end: wallTime }),
  z.strictObject({ do: z.literal('cancel') }),
  z.strictObject({ do: z.literal('reinstate') }),
  z.strictObject({ do: z.literal('publish'), revision_id: textSchema(64) }),
]);

const expectation = z.discriminatedUnion('that', [
  z.strictObject({ that: z.literal('message_sent'), auto_message_id: idSchema }),
  z.strictObject({ that: z.literal('message_not_sent'), auto_message_id: idSchema }),
  z.strictObject({ that: z.literal('answered_by'), auto_reply_id: idSchema }),
  z.strictObject({ that: z.literal('state_is'), state }),
  z.strictObject({ that: z.literal('staff_told'), reason }),
  z.strictObject({ that: z.literal('text_sent'), text: z.enum(SYSTEM_TEXT_KEYS) }),
  z.strictObject({ that: z.literal('ended') }),
]);

const customData = z
  .record(textSchema(100), z.union([textSchema(2_000), z.number(), z.boolean(), z.null()]))
  .check(z.refine((fields) => Object.keys(fields).length <= 100, { error: 'has more than 100 fields' }));
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 21:00' }));
const address = z.nullable(textSchema(254));

const madeUp = z.strictObject({
  start: wallTime,
  time_zone: timeZone,
  end: z.exactOptional(wallTime),
  all_day: z.exactOptional(z.boolean()),
  created_at: z.exactOptional(z.iso.datetime()),
  title: z.exactOptional(textSchema(500)),
  location: z.exactOptional(textSchema(500)),
  calendar: z.exactOptional(textSchema(200)),
  custom_data: z.exactOptional(customData),
  quiet_hours: z.exactOptional(z.strictObject({ from: clockTime, to: clockTime })),
  may_forward: z.exactOptional(z.boolean()),
  client: z.exactOptional(
    z.strictObject({
      name: z.exactOptional(textSchema(200)),
      phone: z.exactOptional(address),
      email: z.exactOptional(address),
      locale: z.exactOptional(textSchema(35)),
      time_zone: z.exactOptional(timeZone),
      state: z.exactOptional(state),
      custom_data: z.exactOptional(customData),
    }),
  ),
});

/** A saved scenario from outside; what it names may be gone from the document, which `checkScenarios` tells. */
export const savedScenarioSchema = z.strictObject({
  name: textSchema(200).check(z.refine((name) => name.trim() !== '', { error: 'is empty' })),
  appointment: madeUp,
  script: listOf(happening, SCRIPT_LIMIT),
  expect: listOf(expectation, 100),
});
