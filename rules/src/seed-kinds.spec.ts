import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from './actions/action-kinds.ts';
import { playFixture } from './fixture.spec-support.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';
import { TRIGGER_KINDS } from './triggers/trigger-kinds.ts';

/** The rows of the seed's two tables of triggers: its name for each, in its order. */
const TRIGGERS = [
  ['reply is', 'reply_is'],
  ['reply includes', 'reply_includes'],
  ['no response after X minutes', 'no_response_after'],
  ['message fails', 'message_fails'],
  ['client confirms', 'client_confirms'],
  ['client cancels', 'client_cancels'],
  ['client requests reschedule', 'client_requests_reschedule'],
  ['client accepts', 'client_accepts'],
  ['client declines', 'client_declines'],
  ['client dials', 'client_dials'],
  ['digit is not recognized', 'digit_not_recognized'],
  ['no response', 'no_response'],
  ['call fails', 'call_fails'],
] as const;

const ALL = 'sms email call';
const EVERY = 'reminder booking follow_up';

/** The rows of the seed's table of actions, with what its column “Available For” says. */
const ACTIONS = [
  ['prompt', 'prompt', 'call', EVERY],
  ['say', 'say', 'call', EVERY],
  ['repeat', 'repeat', 'call', EVERY],
  ['forward', 'forward', 'call', EVERY],
  ['reply', 'reply', 'sms email', EVERY],
  ['do nothing', 'do_nothing', ALL, EVERY],
  ['transition to', 'transition_to', ALL, EVERY],
  ['enable message', 'enable_message', ALL, EVERY],
  ['disable message', 'disable_message', ALL, EVERY],
  ['send email notification', 'send_email_notification', ALL, EVERY],
  ['mark as confirmed', 'mark_as_confirmed', ALL, 'reminder'],
  ['mark as cancelled', 'mark_as_cancelled', ALL, 'reminder'],
  ['mark as reschedule requested', 'mark_as_reschedule_requested', ALL, 'reminder'],
  ['mark as accepted', 'mark_as_accepted', ALL, 'booking'],
  ['mark as declined', 'mark_as_declined', ALL, 'booking'],
] as const;

describe('the seed’s triggers', () => {
  it.each(TRIGGERS)('“%s” is called so, and its fixture shows it fire', (row, type) => {
    expect(row.replace(' X minutes', '')).toBe(TRIGGER_KINDS[type].label);
    const { result, flow } = playFixture('triggers', type.replaceAll('_', '-'));
    const waiting = flow.definitions.by_revision['rev_1']?.messages
      .flatMap(({ auto_replies }) => auto_replies)
      .filter(({ trigger }) => trigger.type === type)
      .map(({ id }) => id);
    const fired = result.trace.filter(({ verdict }) => verdict === 'matched').map(({ auto_reply_id }) => auto_reply_id);
    expect(fired.some((id) => id !== null && waiting?.includes(id))).toBe(true);
  });
});

describe('the seed’s actions', () => {
  it.each(ACTIONS)(
    '“%s” is called so, stands where the seed has it, and its fixture shows it at work',
    (row, type, types, purposes) => {
      const kind = ACTION_KINDS[type];
      expect(kind.label).toBe(row);
      expect(kind.types.join(' ')).toBe(types);
      expect(kind.purposes.join(' ')).toBe(purposes);
      const { result, flow } = playFixture('actions', type.replaceAll('_', '-'));
      const holding = flow.definitions.by_revision['rev_1']?.messages
        .flatMap(({ auto_replies }) => auto_replies)
        .find(({ actions }) => actions.some((action) => action.type === type));
      expect(result.trace).toContainEqual(expect.objectContaining({ verdict: 'matched', auto_reply_id: holding?.id }));
    },
  );

  it('“disable default auto replies” keeps the schedule’s defaults from the message', () => {
    const defaults = [
      { id: 'd', trigger: { type: 'reply_includes', any_of: ['late'] }, actions: [{ type: 'reply', body: 'x' }] },
    ];
    const sends = (disable_default_auto_replies: boolean) => {
      const document = { ...schedule(reminder({ disable_default_auto_replies })), default_auto_replies: defaults };
      const flow = new Scenario(document).start().until('2026-03-11T14:00:00.000Z');
      return flow.reply('I am late').effects.filter(({ type }) => type === 'send').length;
    };
    expect([sends(false), sends(true)]).toEqual([1, 0]);
  });
});
