import { describe, expect, it } from 'vitest';
import type { AutoMessage } from '@kept/rules/document';
import type { Happening } from '@kept/rules/simulate/happening';
import { readDocument } from '../read-document.spec-support.ts';
import { SimulatorSession } from './simulator-session.ts';
import { madeUpSubject } from './subject.ts';

const TIMING = { anchor: 'start', offset: { hours: -24 }, window: 'any' };
const CONTENT = {
  sms: { body: 'See you. Reply 1 to confirm.' },
  email: { subject: 'Your visit', body: 'See you.' },
  call: { script: [{ say: 'See you. Press 1 to confirm.' }] },
} as const;

interface Asked {
  readonly type?: AutoMessage['type'];
  readonly purpose?: AutoMessage['purpose'];
  readonly auto_replies?: readonly object[];
  readonly defaults?: readonly object[];
  readonly more?: object;
}

/** The message “Asks”, and “Other”, a text that goes out only when something leads to it. */
function play(asked: Asked, script: readonly Happening[]): SimulatorSession {
  const { type = 'sms', purpose = 'reminder', auto_replies = [], defaults = [], more = {} } = asked;
  const asks = {
    id: 'asks',
    name: 'Asks',
    purpose,
    type,
    timing: TIMING,
    content: CONTENT[type],
    auto_replies,
    ...more,
  };
  const other = { id: 'other', name: 'Other', purpose, type, content: CONTENT[type], availability: 'on_demand' };
  const later = { ...other, timing: { ...TIMING, offset: { hours: -2 } } };
  const definition = readDocument({ messages: [asks, later], default_auto_replies: defaults });
  const made_up = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };
  const session = new SimulatorSession({ definition }, madeUpSubject(made_up, { name: 'Mia', company: 'Hill Street' }));
  for (const happening of [{ do: 'next_message' } as const, ...script]) expect(session.act(happening)).toBe(true);
  return session;
}

const used = (session: SimulatorSession) =>
  session.expectations.flatMap((expectation) =>
    expectation.that === 'answered_by' ? [expectation.auto_reply_id] : [],
  );
const state = (session: SimulatorSession) => session.play.standing.facts.participant.state;
const effects = (session: SimulatorSession) =>
  session.play.log.flatMap(({ entries }) => entries.flatMap((entry) => entry.effects));
const ours = (session: SimulatorSession) =>
  session.play.heard.flatMap((each) => {
    if (each.kind === 'call')
      return each.lines.flatMap(({ who, says }) =>
        who === 'call' ? says.map((part) => ('say' in part ? part.say : part.play)) : [],
      );
    return each.from === 'us' ? [each.body] : [];
  });
const answer = (trigger: object, action: object = { type: 'send_email_notification' }) => ({
  id: 'it',
  trigger,
  actions: [action],
});
const reply = (text: string, channel: 'sms' | 'email' = 'sms'): Happening => ({ do: 'reply', text, channel });
const dial = (digit: string): Happening => ({ do: 'dial', digit });

describe('the seed’s triggers, in the simulator', () => {
  it.each<readonly [string, Asked, readonly Happening[]]>([
    ['reply is', { auto_replies: [answer({ type: 'reply_is', any_of: ['Late'] })] }, [reply('late')]],
    ['reply includes', { auto_replies: [answer({ type: 'reply_includes', any_of: ['late'] })] }, [reply('I am late!')]],
    [
      'no response after X minutes',
      { auto_replies: [answer({ type: 'no_response_after', minutes: 60 })] },
      [{ do: 'wait', minutes: 60 }],
    ],
    ['message fails', { auto_replies: [answer({ type: 'message_fails' })] }, [{ do: 'fail', reason: 'simulated' }]],
    ['client confirms', { auto_replies: [answer({ type: 'client_confirms' })] }, [reply('1')]],
    ['client cancels', { auto_replies: [answer({ type: 'client_cancels' })] }, [reply('2')]],
    [
      'client requests reschedule, on the page',
      { auto_replies: [answer({ type: 'client_requests_reschedule' })] },
      [{ do: 'set_state', state: 'reschedule_requested', by: 'client_page' }],
    ],
    ['client accepts', { purpose: 'booking', auto_replies: [answer({ type: 'client_accepts' })] }, [reply('accept')]],
    ['client declines', { purpose: 'booking', auto_replies: [answer({ type: 'client_declines' })] }, [reply('2')]],
    ['client dials', { type: 'call', auto_replies: [answer({ type: 'client_dials', digit: '5' })] }, [dial('5')]],
    [
      'digit is not recognized',
      { type: 'call', auto_replies: [answer({ type: 'digit_not_recognized' })] },
      [dial('7')],
    ],
    [
      'no response',
      { type: 'call', auto_replies: [answer({ type: 'no_response' })] },
      [{ do: 'end_call', outcome: 'busy' }],
    ],
    [
      'call fails',
      { type: 'call', auto_replies: [answer({ type: 'call_fails' })] },
      [{ do: 'end_call', outcome: 'failed' }],
    ],
  ])('“%s” fires, lights its node and is named as the one that was used', (_, asked, script) => {
    const session = play(asked, script);
    expect(used(session)).toEqual(['it']);
    expect(session.play.log.at(-1)?.about).toBe('it');
  });

  it('one of the defaults fires for any message, and a message may opt out of them', () => {
    const defaults = [answer({ type: 'reply_is', any_of: ['late'] })];
    expect(used(play({ defaults }, [reply('late')]))).toEqual(['it']);
    const more = { disable_default_auto_replies: true };
    expect(used(play({ defaults, more }, [reply('late')]))).toEqual([]);
  });
});

const go = (action: object): Asked => ({ auto_replies: [answer({ type: 'reply_is', any_of: ['go'] }, action)] });
const onCall = (action: object): Asked => ({
  type: 'call',
  auto_replies: [answer({ type: 'client_dials', digit: '5' }, action)],
});

describe('the seed’s actions, in the simulator', () => {
  it('“prompt” says something and waits for another digit', () => {
    const session = play(onCall({ type: 'prompt', script: [{ say: 'Hello {{ first_name }}' }] }), [dial('5')]);
    expect(ours(session)).toContain('Hello Ada');
    expect(session.play.standing.call).not.toBeNull();
  });

  it('“say” says something and hangs up', () => {
    const session = play(onCall({ type: 'say', script: [{ say: 'Bye' }] }), [dial('5')]);
    expect(ours(session)).toContain('Bye');
    expect(session.play.standing.call).toBeNull();
  });

  it('“repeat” says the message again', () => {
    const said = ours(play(onCall({ type: 'repeat' }), [dial('5')]));
    expect(said.filter((text) => text.startsWith('See you'))).toHaveLength(2);
  });

  it('“forward” connects the call', () => {
    const session = play(onCall({ type: 'forward', to: '+12025550177' }), [dial('5')]);
    expect(effects(session).join()).toMatch(/connected with \+1/);
  });

  it('“reply” answers, in the client’s words', () => {
    const session = play(go({ type: 'reply', body: 'Thanks {{ first_name }}' }), [reply('go')]);
    expect(ours(session).at(-1)).toBe('Thanks Ada');
  });

  it('“do nothing” answers nothing, and nothing else does', () => {
    const nothing = { auto_replies: [answer({ type: 'reply_is', any_of: ['1'] }, { type: 'do_nothing' })] };
    const session = play(nothing, [reply('1')]);
    expect([state(session), ours(session).length]).toEqual(['none', 1]);
    expect(used(session)).toEqual(['it']);
  });

  it('“transition to” goes on with another message at once', () => {
    const session = play(go({ type: 'transition_to', message_id: 'other' }), [reply('go')]);
    expect(effects(session)).toContain('Text sent: “Other”');
  });

  it.each([
    ['enable_message', 'enable message', true],
    ['disable_message', 'disable message', false],
  ] as const)('“%s” decides whether another message goes out', (type, _, is_sent) => {
    const session = play(go({ type, message_id: 'other' }), [reply('go'), { do: 'finish' }]);
    expect(effects(session).includes('Text sent: “Other”')).toBe(is_sent);
  });

  it('“send email notification” tells staff', () => {
    const session = play(go({ type: 'send_email_notification', subject: 'Look' }), [reply('go')]);
    expect(effects(session)).toContain('Staff get the email that the answer says');
  });

  it.each([
    ['mark_as_confirmed', 'reminder', 'confirmed', '[CONFIRMED]'],
    ['mark_as_cancelled', 'reminder', 'cancelled', '[NOT COMING]'],
    ['mark_as_reschedule_requested', 'reminder', 'reschedule_requested', '[RESCHEDULE]'],
    ['mark_as_accepted', 'booking', 'accepted', '[ACCEPTED]'],
    ['mark_as_declined', 'booking', 'declined', '[DECLINED]'],
  ] as const)('“%s” sets the state and the title’s tag', (type, purpose, wanted, tag) => {
    const session = play({ ...go({ type }), purpose }, [reply('go')]);
    expect(state(session)).toBe(wanted);
    expect(effects(session)).toContain(`The title gets ${tag}`);
  });
});

describe('the seed’s built-in rows, in the simulator', () => {
  it.each<readonly [AutoMessage['type'], AutoMessage['purpose'], readonly Happening[], string]>([
    ['sms', 'reminder', [reply('1')], 'confirmed'],
    ['call', 'reminder', [dial('1')], 'confirmed'],
    ['email', 'reminder', [reply('confirm', 'email')], 'confirmed'],
    ['sms', 'reminder', [reply('2')], 'cancelled'],
    ['call', 'reminder', [dial('2'), dial('2')], 'cancelled'],
    ['email', 'reminder', [reply('cancel', 'email')], 'cancelled'],
    ['sms', 'reminder', [reply('3')], 'reschedule_requested'],
    ['call', 'reminder', [dial('2'), dial('1')], 'reschedule_requested'],
    ['email', 'reminder', [reply('reschedule', 'email')], 'reschedule_requested'],
    ['sms', 'booking', [reply('1')], 'accepted'],
    ['call', 'booking', [dial('1')], 'accepted'],
    ['email', 'booking', [reply('accept', 'email')], 'accepted'],
    ['sms', 'booking', [reply('2')], 'declined'],
    ['call', 'booking', [dial('2')], 'declined'],
    ['email', 'booking', [reply('declined', 'email')], 'declined'],
  ])('%s %s: %o marks %s and tells staff', (type, purpose, script, wanted) => {
    const session = play({ type, purpose }, script);
    expect(state(session)).toBe(wanted);
    expect(effects(session).some((effect) => effect.startsWith('Staff told: client'))).toBe(true);
  });

  it.each<readonly [AutoMessage['type'], Happening, string]>([
    ...['STOP', 'END', 'QUIT', 'UNSUBSCRIBE'].map((word) => ['sms', reply(word), 'phone number'] as const),
    ...['STOP', 'UNSUBSCRIBE'].map((word) => ['email', reply(word, 'email'), 'email address'] as const),
    ['call', dial('9'), 'phone number'],
  ])('%s: %o puts the %s on the stop list, and nothing goes out any more', (type, happening, what) => {
    const more = { auto_replies: [answer({ type: 'no_response_after', minutes: 5 })] };
    const session = play(type === 'call' ? { type } : { type, ...more }, [happening, { do: 'finish' }]);
    expect(effects(session)).toContain(`The ${what} is on the stop list`);
    expect(used(session)).toEqual([]);
  });
});
