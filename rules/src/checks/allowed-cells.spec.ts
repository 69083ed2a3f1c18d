import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { validate } from '../validate.ts';

/** What flow-spec sections 2 and 3 allow, written out by hand: message types and purposes by kind. */
const EVERY = 'reminder booking follow_up';
const TRIGGERS: Readonly<
  Record<string, { readonly sample: object; readonly types: string; readonly purposes: string }>
> = {
  reply_is: { sample: { any_of: ['a'] }, types: 'sms email', purposes: EVERY },
  reply_includes: { sample: { any_of: ['a'] }, types: 'sms email', purposes: EVERY },
  any_other_reply: { sample: {}, types: 'sms email', purposes: EVERY },
  no_response_after: { sample: { minutes: 5 }, types: 'sms email', purposes: EVERY },
  message_fails: { sample: {}, types: 'sms email', purposes: EVERY },
  client_confirms: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  client_cancels: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  client_requests_reschedule: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  client_accepts: { sample: {}, types: 'sms email call', purposes: 'booking' },
  client_declines: { sample: {}, types: 'sms email call', purposes: 'booking' },
};
const ACTIONS: typeof TRIGGERS = {
  reply: { sample: { body: 'x' }, types: 'sms email', purposes: EVERY },
  do_nothing: { sample: {}, types: 'sms email call', purposes: EVERY },
  transition_to: { sample: { message_id: 'other' }, types: 'sms email call', purposes: EVERY },
  enable_message: { sample: { message_id: 'other' }, types: 'sms email call', purposes: EVERY },
  disable_message: { sample: { message_id: 'other' }, types: 'sms email call', purposes: EVERY },
  send_email_notification: { sample: {}, types: 'sms email call', purposes: EVERY },
  mark_as_confirmed: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  mark_as_cancelled: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  mark_as_reschedule_requested: { sample: {}, types: 'sms email call', purposes: 'reminder' },
  mark_as_accepted: { sample: {}, types: 'sms email call', purposes: 'booking' },
  mark_as_declined: { sample: {}, types: 'sms email call', purposes: 'booking' },
};

const TYPES = ['sms', 'email', 'call'] as const;
const PURPOSES = ['reminder', 'booking', 'follow_up'] as const;

const CELLS = Object.keys(TRIGGERS).flatMap((trigger) =>
  Object.keys(ACTIONS).flatMap((action) =>
    TYPES.flatMap((type) => PURPOSES.map((purpose) => ({ trigger, action, type, purpose }))),
  ),
);

function refusals({ trigger, action, type, purpose }: (typeof CELLS)[number]): readonly string[] {
  const auto_replies = [
    {
      id: 'ar',
      trigger: { type: trigger, ...TRIGGERS[trigger]?.sample },
      actions: [{ type: action, ...ACTIONS[action]?.sample }],
    },
  ];
  const content = type === 'call' ? { script: [{ say: 'Hello' }] } : { body: 'Hello. Reply STOP to opt out.' };
  const other = reminder({
    id: 'other',
    name: 'Other',
    content: { body: 'Hello' },
    timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' },
  });
  const definition = define(schedule({ ...reminder({ content, auto_replies }), type, purpose }, other));
  return validate(definition, { check_template: () => [] })
    .filter(({ severity, code }) => severity === 'error' && code !== 'calls_not_available')
    .map(({ code }) => code)
    .toSorted();
}

describe('where triggers and actions are allowed', () => {
  it('every kind is in the table', () => {
    expect(Object.keys(TRIGGERS).toSorted()).toEqual(Object.keys(TRIGGER_KINDS).toSorted());
    expect(Object.keys(ACTIONS).toSorted()).toEqual(Object.keys(ACTION_KINDS).toSorted());
  });

  it(`each of the ${CELLS.length} cells is allowed or refused as the specification says`, () => {
    const allows = (table: typeof TRIGGERS, kind: string, { type, purpose }: (typeof CELLS)[number]) =>
      table[kind]?.types.split(' ').includes(type) === true && table[kind].purposes.split(' ').includes(purpose);
    const wrong = CELLS.filter((cell) => {
      const expected = [
        ...(allows(ACTIONS, cell.action, cell) ? [] : ['action_not_allowed']),
        ...(allows(TRIGGERS, cell.trigger, cell) ? [] : ['trigger_not_allowed']),
      ];
      return JSON.stringify(refusals(cell)) !== JSON.stringify(expected);
    });
    expect(wrong).toEqual([]);
  });
});
