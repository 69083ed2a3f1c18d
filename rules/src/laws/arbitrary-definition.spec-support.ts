import fc from 'fast-check';
import type { Definition } from '../document.ts';
import { define } from '../scenario.spec-support.ts';

const IDS = ['a', 'b', 'c', 'd'] as const;
const id = fc.constantFrom(...IDS);
/** Sometimes a message that does not exist: a valid document may still name one. */
const target = fc.constantFrom(...IDS, ...IDS, ...IDS, ...IDS, 'gone', '');

const phrases = fc.uniqueArray(fc.constantFrom('1', '2', 'late', 'yes', 'no', 'running behind', '?'), {
  minLength: 1,
  maxLength: 3,
});

const trigger = fc.oneof(
  phrases.map((any_of) => ({ type: 'reply_is', any_of })),
  phrases.map((any_of) => ({ type: 'reply_includes', any_of })),
  fc.constant({ type: 'any_other_reply' }),
  fc.constantFrom(1, 30, 240, 3000).map((minutes) => ({ type: 'no_response_after', minutes })),
  fc.constant({ type: 'message_fails' }),
  fc.constantFrom('1', '2', '4').map((digit) => ({ type: 'client_dials', digit })),
  fc.constantFrom('digit_not_recognized', 'no_response', 'call_fails').map((type) => ({ type })),
  fc
    .constantFrom(
      'client_confirms',
      'client_cancels',
      'client_requests_reschedule',
      'client_accepts',
      'client_declines',
    )
    .map((type) => ({ type })),
);

const script = [{ say: 'Hello' }];

const action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      { type: 'prompt', script },
      { type: 'say', script },
      { type: 'repeat' },
      { type: 'forward', to: 'calendar_owner' },
      { type: 'forward', to: '+12025550177' },
    ),
  },
  { weight: 3, arbitrary: fc.constant({ type: 'reply', body: 'Hello {{ first_name }}' }) },
  { weight: 4, arbitrary: target.map((message_id) => ({ type: 'transition_to', message_id })) },
  { weight: 1, arbitrary: fc.constant({ type: 'do_nothing' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('enable_message', 'disable_message'), target)
      .map(([type, message_id]) => ({ type, message_id })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'send_email_notification' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'mark_as_confirmed',
        'mark_as_cancelled',
        'mark_as_reschedule_requested',
        'mark_as_accepted',
        'mark_as_declined',
      )
      .map((type) => ({ type })),
  },
);

const autoReply = fc.record({ trigger, actions: fc.array(action, { minLength: 1, maxLength: 3 }) });

const offset = fc.oneof(
  fc.constantFrom(-2880, -1440, -60, 0, 30).map((minutes) => ({ minutes })),
  fc.constantFrom(-48, -24, -2, 1).map((hours) => ({ hours })),
  fc.constantFrom(-3, -1, 0, 1).map((days) => ({ days })),
  fc.constantFrom(-1, 1).map((weeks) => ({ weeks })),
  fc.constant({ months: -1 }),
);

const timing = fc.record({
  anchor: fc.constantFrom('start', 'start', 'start', 'end', 'created', 'moved', 'cancelled'),
  offset,
  window: fc.constantFrom('any', 'any', 'default', 'nights'),
  count_only_enabled_days: fc.boolean(),
  when_past: fc.constantFrom(null, 'skip', 'send_now'),
});

/** What makes a message one that surely goes out a day before, so that most scripts have something to answer. */
const USUAL = {
  availability: 'scheduled',
  timing: { anchor: 'start', offset: { hours: -24 }, window: 'any' },
  condition: null,
};

const message = fc.record({
  availability: fc.constantFrom('scheduled', 'scheduled', 'scheduled', 'on_demand', 'off'),
  purpose: fc.constantFrom('reminder', 'reminder', 'booking', 'follow_up'),
  type: fc.constantFrom('sms', 'sms', 'email', 'call'),
  timing,
  condition: fc.constantFrom(
    null,
    null,
    null,
    { field: 'event.title', op: 'includes', value: 'clean' },
    { not: { field: 'participant.confirmed', op: '==', value: true } },
  ),
  disable_default_auto_replies: fc.boolean(),
  auto_replies: fc.array(autoReply, { maxLength: 5, size: 'max' }),
});

function worded<T extends { readonly type: string }>(message: T): T & { readonly content: object } {
  return { ...message, content: message.type === 'call' ? { script } : { body: 'Hello' } };
}

/** Any document that can be read, sensible or not: dangling targets, loops, answers nobody can get. */
export const arbitraryDefinition: fc.Arbitrary<Definition> = fc
  .record({
    messages: fc.uniqueArray(fc.tuple(id, message), {
      selector: ([each]) => each,
      minLength: 1,
      maxLength: 4,
      size: 'max',
    }),
    /** The type of a first message that surely goes out; null: whatever comes. */
    usual: fc.constantFrom('sms', 'sms', 'call', null),
    defaults: fc.array(autoReply, { maxLength: 3 }),
    policy: fc.record({
      any_affirmative_confirms: fc.boolean(),
      cancel_cutoff_hours: fc.constantFrom(0, 24),
      change_grace_minutes: fc.constantFrom(0, 10),
      reply_window_days: fc.constantFrom(0, 1, 14, 14, 14),
      minimum_gap_minutes: fc.constantFrom(0, 60),
    }),
  })
  .map(({ messages, usual, defaults, policy }) =>
    define({
      spec_version: 1,
      messages: messages.map(([name, { auto_replies, ...rest }], place) => ({
        id: name,
        name,
        ...worded(rest),
        ...(usual !== null && place === 0 ? { ...USUAL, ...worded({ type: usual }) } : {}),
        auto_replies: auto_replies.map((each, index) => ({ id: `${name}_${index}`, ...each })),
      })),
      default_auto_replies: defaults.map((each, index) => ({ id: `default_${index}`, ...each })),
      windows: {
        default: {
          mon: [['09:00', '17:00']],
          tue: [
            ['09:00', '12:00'],
            ['14:00', '20:00'],
          ],
          thu: [['09:00', '17:00']],
        },
        nights: { fri: [['20:00', '02:00']], wed: [['20:00', '02:00']] },
      },
      policy,
    }),
  );
