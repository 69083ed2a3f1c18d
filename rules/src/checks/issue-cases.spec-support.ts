import { reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import type { SavedScenario } from '../simulate/saved-scenario.ts';
import type { ValidateOptions } from '../validate.ts';

/** A text that says how to stop them, so that no check minds it. */
export const FINE = { content: { body: 'See you. Reply STOP to opt out.' } };

export const one = (more: object) => schedule(reminder({ ...FINE, ...more }));
export const answer = (trigger: object, actions: readonly object[] = [{ type: 'reply', body: 'ok' }], id = 'ar') => ({
  id,
  trigger,
  actions,
});
export const is = (...any_of: readonly string[]) => ({ type: 'reply_is', any_of });
export const includes = (...any_of: readonly string[]) => ({ type: 'reply_includes', any_of });
export const extra = (id: string, more: object = {}) =>
  reminder({ ...FINE, id, name: id, availability: 'on_demand', timing: null, ...more });

const CREATED = { anchor: 'created', offset: { minutes: 0 }, window: 'any' };
const translated = { ...FINE, translations: { es: { body: 'Hasta luego. Responda STOP.' } } };

/** Each check of a document by itself: its code, a document that breaks it, and where. */
export const CASES: readonly (readonly [string, string, string, object])[] = [
  ['no_messages', 'a schedule without messages', '/messages', schedule()],
  ['name_missing', 'a message without a name', '/messages/0/name', one({ name: ' ' })],
  ['timing_missing', 'a scheduled message without a time', '/messages/0/timing', one({ timing: null })],
  ['body_missing', 'a message without text', '/messages/0/content/body', one({ content: {} })],
  [
    'body_missing',
    'a translation without text',
    '/messages/0/translations/es/body',
    one({ translations: { es: { body: '' } } }),
  ],
  [
    'phrases_missing',
    'a trigger that waits for nothing',
    '/messages/0/auto_replies/0/trigger/any_of',
    one({ auto_replies: [answer(is())] }),
  ],
  [
    'phrases_missing',
    'a trigger with a blank text',
    '/messages/0/auto_replies/0/trigger/any_of/1',
    one({ auto_replies: [answer(is('a', ' '))] }),
  ],
  [
    'actions_missing',
    'an auto reply without actions',
    '/messages/0/auto_replies/0/actions',
    one({ auto_replies: [answer(is('a'), [])] }),
  ],
  [
    'reply_missing',
    'a reply without text',
    '/messages/0/auto_replies/0/actions/0/body',
    one({ auto_replies: [answer(is('a'), [{ type: 'reply' }])] }),
  ],
  [
    'target_missing',
    'a transition to nowhere',
    '/messages/0/auto_replies/0/actions/0/message_id',
    one({ auto_replies: [answer(is('a'), [{ type: 'transition_to' }])] }),
  ],
  [
    'target_unknown',
    'a transition to a message that is gone',
    '/messages/0/auto_replies/0/actions/0/message_id',
    one({ auto_replies: [answer(is('a'), [{ type: 'transition_to', message_id: 'gone' }])] }),
  ],
  [
    'target_off',
    'a transition to a message that is off',
    '/messages/0/auto_replies/0/actions/0/message_id',
    schedule(
      reminder({ ...FINE, auto_replies: [answer(is('a'), [{ type: 'transition_to', message_id: 'x' }])] }),
      extra('x', { availability: 'off' }),
    ),
  ],
  [
    'trigger_not_allowed',
    'a confirm trigger on a follow-up',
    '/messages/0/auto_replies/0/trigger',
    schedule({ ...reminder({ ...FINE, auto_replies: [answer({ type: 'client_confirms' })] }), purpose: 'follow_up' }),
  ],
  [
    'action_not_allowed',
    'a mark on a follow-up',
    '/messages/0/auto_replies/0/actions/0',
    schedule({
      ...reminder({ ...FINE, auto_replies: [answer(is('a'), [{ type: 'mark_as_confirmed' }])] }),
      purpose: 'follow_up',
    }),
  ],
  [
    'default_never_applies',
    'a default no message takes',
    '/default_auto_replies/0',
    {
      ...schedule({ ...reminder(FINE), purpose: 'follow_up' }),
      default_auto_replies: [answer({ type: 'client_confirms' })],
    },
  ],
  [
    'do_nothing_not_alone',
    'do nothing beside a reply',
    '/messages/0/auto_replies/0/actions/1',
    one({ auto_replies: [answer(is('a'), [{ type: 'reply', body: 'x' }, { type: 'do_nothing' }])] }),
  ],
  [
    'turn_end_not_last',
    'an action after a transition',
    '/messages/0/auto_replies/0/actions/0',
    one({
      auto_replies: [
        answer(is('a'), [
          { type: 'transition_to', message_id: 'remind' },
          { type: 'reply', body: 'x' },
        ]),
      ],
    }),
  ],
  [
    'opt_out_word',
    'CANCEL as a trigger',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    one({ auto_replies: [answer(is('Cancel!'))] }),
  ],
  [
    'opt_out_word',
    'STOP within a default',
    '/default_auto_replies/0/trigger/any_of/1',
    { ...one({}), default_auto_replies: [answer(includes('late', 'STOP'))] },
  ],
  [
    'reserved_word',
    'YES as a trigger',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    one({ auto_replies: [answer(is('Yes'), [{ type: 'mark_as_confirmed' }])] }),
  ],
  [
    'reserved_word',
    'START as a trigger',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    one({ auto_replies: [answer(is('START'))] }),
  ],
  [
    'shadowed_trigger',
    'the same words twice',
    '/messages/0/auto_replies/1/trigger/any_of/0',
    one({ auto_replies: [answer(is('a')), answer(is('A.'), undefined, 'b')] }),
  ],
  [
    'shadowed_trigger',
    'a phrase that holds an earlier one',
    '/messages/0/auto_replies/1/trigger/any_of/0',
    one({ auto_replies: [answer(includes('late')), answer(includes('too late'), undefined, 'b')] }),
  ],
  [
    'shadowed_trigger',
    'a second answer to any other reply',
    '/messages/0/auto_replies/1/trigger',
    one({ auto_replies: [answer({ type: 'any_other_reply' }), answer({ type: 'any_other_reply' }, undefined, 'b')] }),
  ],
  [
    'phrase_clash',
    'words a default waits for too',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    {
      ...one({ auto_replies: [answer(is('late'))] }),
      default_auto_replies: [answer(includes('late'), undefined, 'd')],
    },
  ],
  [
    'overrides_built_in',
    'a custom answer to 1',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    one({ auto_replies: [answer(includes('1'))] }),
  ],
  [
    'cycle_without_client',
    'failures that lead in a circle',
    '/messages/0',
    schedule(
      reminder({
        ...FINE,
        auto_replies: [answer({ type: 'message_fails' }, [{ type: 'transition_to', message_id: 'x' }])],
      }),
      extra('x', {
        auto_replies: [answer({ type: 'message_fails' }, [{ type: 'transition_to', message_id: 'remind' }], 'b')],
      }),
    ),
  ],
  [
    'silent_loop',
    'a wait that leads back to itself',
    '/messages/0',
    one({
      auto_replies: [
        answer({ type: 'no_response_after', minutes: 60 }, [{ type: 'transition_to', message_id: 'remind' }]),
      ],
    }),
  ],
  [
    'window_unknown',
    'a window that does not exist',
    '/messages/0/timing/window',
    one({ timing: { anchor: 'start', offset: { days: -1 }, window: 'mornings' } }),
  ],
  ['window_never_opens', 'a window closed all week', '/windows/default', { ...one({}), windows: { default: {} } }],
  [
    'window_reserved',
    'a window named any',
    '/windows/any',
    { ...one({}), windows: { any: { mon: [['09:00', '10:00']] } } },
  ],
  [
    'sends_after_start',
    'a reminder after the start',
    '/messages/0/timing/offset',
    one({ timing: { anchor: 'start', offset: { hours: 1 }, window: 'any' } }),
  ],
  [
    'response_after_start',
    'a wait longer than what is left',
    '/messages/0/auto_replies/0/trigger/minutes',
    one({ auto_replies: [answer({ type: 'no_response_after', minutes: 1440 })] }),
  ],
  ['message_unreachable', 'a message nothing leads to', '/messages/1', schedule(reminder(FINE), extra('x'))],
  [
    'opt_out_text_missing',
    'a first text that does not say how to stop',
    '/messages/0/content/body',
    schedule(reminder()),
  ],
  [
    'condition_field_unknown',
    'a condition on no field',
    '/messages/0/condition/all/0/not/field',
    one({ condition: { all: [{ not: { field: 'event.colour', op: '==', value: 'red' } }] } }),
  ],
  [
    'condition_op_unfit',
    'a title that is more than another',
    '/messages/0/condition/op',
    one({ condition: { field: 'event.title', op: '>', value: 'a' } }),
  ],
  [
    'condition_op_unfit',
    'a state that includes something',
    '/messages/0/condition/not/op',
    one({ condition: { not: { field: 'participant.state', op: 'includes', value: 'conf' } } }),
  ],
  [
    'condition_value_unfit',
    'a time in other words',
    '/messages/0/condition/value',
    one({ condition: { field: 'event.time', op: '<', value: '9 am' } }),
  ],
  [
    'condition_value_unfit',
    'yes or no as a text',
    '/messages/0/condition/value',
    one({ condition: { field: 'event.all_day', op: '==', value: 'true' } }),
  ],
  [
    'condition_value_unfit',
    'a state nobody is in',
    '/messages/0/condition/value',
    one({ condition: { field: 'participant.state', op: '==', value: 'late' } }),
  ],
  [
    'condition_value_unfit',
    'more than nothing',
    '/messages/0/condition/value',
    one({ condition: { field: 'custom.visits', op: '>' } }),
  ],
  ['condition_empty', 'a group of nothing', '/messages/0/condition/any', one({ condition: { any: [] } })],
  [
    'target_without_time',
    'enabling what has no time',
    '/messages/0/auto_replies/0/actions/0/message_id',
    schedule(
      reminder({ ...FINE, auto_replies: [answer(is('a'), [{ type: 'enable_message', message_id: 'x' }])] }),
      extra('x'),
    ),
  ],
  [
    'secure_call',
    'a call with a link',
    '/messages/0/send_securely',
    schedule({ ...reminder(), type: 'call', send_securely: true, content: { script: [{ say: 'Hello' }] } }),
  ],
  [
    'reply_missing',
    'a translated reply without text',
    '/messages/0/auto_replies/0/actions/0/translations/es/body',
    one({ auto_replies: [answer(is('a'), [{ type: 'reply', body: 'x', translations: { es: { body: '' } } }])] }),
  ],
  [
    'phrases_missing',
    'several blank texts',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    one({ auto_replies: [answer(is('', ' ', 'a'))] }),
  ],
  [
    'do_nothing_not_alone',
    'do nothing twice',
    '/messages/0/auto_replies/0/actions/0',
    one({ auto_replies: [answer(is('a'), [{ type: 'do_nothing' }, { type: 'do_nothing' }])] }),
  ],
  [
    'turn_end_not_last',
    'two transitions',
    '/messages/0/auto_replies/0/actions/0',
    schedule(
      reminder({
        ...FINE,
        auto_replies: [
          answer(is('a'), [
            { type: 'transition_to', message_id: 'x' },
            { type: 'reply', body: 'r' },
            { type: 'transition_to', message_id: 'x' },
          ]),
        ],
      }),
      extra('x'),
    ),
  ],
  [
    'opt_out_word',
    'CANCEL beside 2',
    '/messages/0/auto_replies/0/trigger/any_of/1',
    one({ auto_replies: [answer(is('2', 'cancel'), [{ type: 'mark_as_cancelled' }])] }),
  ],
  [
    'phrase_clash',
    'a word within what a default waits for',
    '/messages/0/auto_replies/0/trigger/any_of/0',
    {
      ...one({ auto_replies: [answer(includes('late'))] }),
      default_auto_replies: [answer(includes('running late'), undefined, 'd')],
    },
  ],
  [
    'overrides_built_in',
    'a default answer to 1, which confirms or accepts',
    '/default_auto_replies/0/trigger/any_of/0',
    {
      ...schedule(reminder(FINE), { ...extra('b'), purpose: 'booking', availability: 'scheduled', timing: CREATED }),
      default_auto_replies: [answer(is('1', 'a'))],
    },
  ],
  [
    'sends_after_start',
    'a reminder after the end',
    '/messages/0/timing/offset',
    one({ timing: { anchor: 'end', offset: { hours: 0 }, window: 'any' } }),
  ],
  [
    'response_after_start',
    'a default wait that no message leaves time for',
    '/default_auto_replies/0/trigger/minutes',
    { ...one({}), default_auto_replies: [answer({ type: 'no_response_after', minutes: 1440 })] },
  ],
  [
    'message_unreachable',
    'two messages that only lead to each other',
    '/messages/1',
    schedule(
      reminder(FINE),
      extra('x', { auto_replies: [answer(is('a'), [{ type: 'transition_to', message_id: 'y' }], 'x1')] }),
      extra('y', { auto_replies: [answer(is('a'), [{ type: 'transition_to', message_id: 'x' }], 'y1')] }),
    ),
  ],
  [
    'message_unreachable',
    'a message with a time that nothing enables',
    '/messages/1',
    schedule(reminder(FINE), extra('x', { timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } })),
  ],
  [
    'window_never_opens',
    'closed hours that a message uses',
    '/windows/nights',
    {
      ...one({ timing: { anchor: 'start', offset: { days: -1 }, window: 'nights' } }),
      windows: { nights: {} },
    },
  ],
  [
    'window_unknown',
    'a window that does not exist beside the default one',
    '/messages/0/timing/window',
    {
      ...one({ timing: { anchor: 'start', offset: { days: -1 }, window: 'mornings' } }),
      windows: { default: { mon: [['09:00', '17:00']] } },
    },
  ],
  [
    'opt_out_text_missing',
    'a translation that does not say how to stop',
    '/messages/0/translations/es/body',
    one({ translations: { es: { body: 'Hasta luego.' } } }),
  ],
  [
    'opt_out_text_missing',
    'the booking text that goes out before the reminder',
    '/messages/1/content/body',
    schedule(reminder(FINE), {
      ...reminder({ id: 'b', timing: CREATED, content: { body: 'Please stop by at our new house.' } }),
      purpose: 'booking',
    }),
  ],
];

/** A client who confirms by the digit. */
export const CONFIRMED: SavedScenario = {
  name: 'Confirms',
  appointment: { start: '2026-03-12T10:00', time_zone: 'America/New_York' },
  script: [{ do: 'wake' }, { do: 'reply', text: '1' }],
  expect: [
    { that: 'message_sent', auto_message_id: 'remind' },
    { that: 'state_is', state: 'confirmed' },
    { that: 'staff_told', reason: 'client_confirmed' },
  ],
};

/** Checks that need to know something of the account: what it is, beside the code, the document and the place. */
export const ACCOUNT_CASES: readonly (readonly [string, string, string, object, Partial<ValidateOptions>])[] = [
  [
    'template',
    'a text that does not render',
    '/messages/0/content/body',
    one({}),
    { check_template: () => [{ message: 'It is not closed.' }] },
  ],
  [
    'calls_not_available',
    'a call of an account that can place none',
    '/messages/0/type',
    schedule(reminderCall({})),
    { account: { can_call: false } },
  ],
  [
    'forward_not_allowed',
    'a call forwarded by an account that may not',
    '/messages/0/auto_replies/0/actions/0',
    schedule(reminderCall({ auto_replies: [answer({ type: 'client_dials', digit: '0' }, [{ type: 'forward' }])] })),
    { account: { may_forward: false } },
  ],
  [
    'template_unknown',
    'a template that is gone',
    '/messages/0/content/template_id',
    one({ content: { template_id: 'tpl_1' } }),
    { account: { templates: [] } },
  ],
  [
    'too_many_segments',
    'a text that names make too long',
    '/messages/0/translations/es/body',
    one(translated),
    { count_segments: (template) => (template.startsWith('Hasta') ? 11 : 10) },
  ],
  [
    'translation_missing',
    'a language without wording',
    '/messages/0/translations',
    one(translated),
    { account: { locale: 'en-US', locales_in_use: ['en-GB', 'es-MX', 'de'] } },
  ],
  ...(
    [
      ['/messages/0', 'the reminder stays away', { that: 'message_not_sent', auto_message_id: 'remind' }],
      ['', 'a message that is gone goes out', { that: 'message_sent', auto_message_id: 'gone' }],
      ['/messages/0/auto_replies/0', 'the answer to “late” runs', { that: 'answered_by', auto_reply_id: 'ar' }],
      ['', 'the client declines', { that: 'state_is', state: 'declined' }],
      ['', 'staff hear of a failure', { that: 'staff_told', reason: 'message_failed' }],
    ] as const
  ).map(
    ([pointer, name, expectation]) =>
      [
        'scenario_fails',
        `a scenario in which ${name}`,
        pointer,
        one({ auto_replies: [answer(includes('late'))] }),
        { scenarios: [{ ...CONFIRMED, name, expect: [...CONFIRMED.expect, expectation] }] },
      ] as const,
  ),
];
