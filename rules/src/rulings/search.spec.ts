import { describe, expect, it } from 'vitest';
import { reminder, Scenario, schedule } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const say = (id: string, trigger: object) => ({ id, trigger, actions: [{ type: 'reply', body: id }] });
const is = (...any_of: string[]) => ({ type: 'reply_is', any_of });
const includes = (...any_of: string[]) => ({ type: 'reply_includes', any_of });

/** Plays the day before and one reply; gives the ids of the auto replies that answered. */
function answers(text: string, message: object, defaults: readonly object[] = []) {
  const flow = new Scenario({ ...schedule(reminder(message)), default_auto_replies: defaults })
    .start()
    .until(DAY_BEFORE);
  flow.reply(text);
  const replied = flow.sends.flatMap(({ source }) => (source.kind === 'automatic_reply' ? [source.auto_reply_id] : []));
  return { flow, replied };
}

describe('ruling 6: within one scope', () => {
  const auto_replies = [
    say('includes_first', includes('late')),
    say('is_later', is('late')),
    say('is_last', is('late')),
  ];

  it('tries every “reply is” before any “reply includes”, and only the first match fires', () => {
    expect(answers('late', { auto_replies }).replied).toEqual(['is_later']);
    expect(answers('a bit late', { auto_replies }).replied).toEqual(['includes_first']);
  });

  it('says in the trace what came first', () => {
    const { trace } = answers('late', { auto_replies }).flow;
    expect(trace).toContainEqual(
      expect.objectContaining({
        auto_reply_id: 'includes_first',
        verdict: 'shadowed',
        detail: { by: 'is_later', phrase: 'late' },
      }),
    );
    expect(trace).toContainEqual(
      expect.objectContaining({
        auto_reply_id: 'is_last',
        verdict: 'shadowed',
        detail: { by: 'is_later', phrase: 'late' },
      }),
    );
  });
});

describe('ruling 7: scopes in order', () => {
  it('searches the message before the defaults, whatever kind of trigger', () => {
    const defaults = [say('default', is('late'))];
    expect(answers('late', { auto_replies: [say('own', includes('late'))] }, defaults).replied).toEqual(['own']);
    expect(answers('late', {}, defaults).replied).toEqual(['default']);
  });

  it('tries any other reply after the built-ins, the message’s before the defaults’', () => {
    const auto_replies = [say('own', { type: 'any_other_reply' })];
    const defaults = [say('default', { type: 'any_other_reply' }), say('late', includes('late'))];
    expect(answers('hm', { auto_replies }, defaults).replied).toEqual(['own']);
    expect(answers('late', { auto_replies }, defaults).replied).toEqual(['late']);
    expect(answers('hm', {}, defaults).replied).toEqual(['default']);
    const confirmed = answers('1', { auto_replies }, defaults);
    expect(confirmed.replied).toEqual([]);
    expect(confirmed.flow.state).toBe('confirmed');
  });

  it('takes a yes of the client’s language for the built-in confirm, unless the policy says no', () => {
    expect(answers('sounds good', {}).flow.state).toBe('confirmed');
    const strict = new Scenario({ ...schedule(reminder()), policy: { any_affirmative_confirms: false } })
      .start()
      .until(DAY_BEFORE);
    strict.reply('sounds good');
    expect(strict.state).toBe('none');
    expect(strict.notified).toEqual(['reply_unmatched']);
  });
});

describe('ruling 8: a custom match suppresses the built-in', () => {
  it('marks nothing and notifies no one by itself', () => {
    const { flow, replied } = answers('1', { auto_replies: [say('own', is('1'))] });
    expect(replied).toEqual(['own']);
    expect(flow.state).toBe('none');
    expect(flow.notified).toEqual([]);
    expect(flow.trace).toContainEqual(expect.objectContaining({ rule: 'built_in', verdict: 'suppressed', ruling: 8 }));
  });

  it('leaves the built-in standing when the custom words come on the state trigger', () => {
    const { flow, replied } = answers('1', { auto_replies: [say('thanks', { type: 'client_confirms' })] });
    expect(replied).toEqual(['thanks']);
    expect(flow.state).toBe('confirmed');
    expect(flow.notified).toEqual(['client_confirmed']);
    expect(flow.texts).toEqual([]);
  });
});

describe('ruling 9: do nothing', () => {
  it('stops the search: no default, no built-in, no word to staff', () => {
    const auto_replies = [{ id: 'quiet', trigger: is('1'), actions: [{ type: 'do_nothing' }] }];
    const { flow, replied } = answers('1', { auto_replies }, [say('default', is('1'))]);
    expect(replied).toEqual([]);
    expect(flow.state).toBe('none');
    expect(flow.notified).toEqual([]);
  });

  it('on a state trigger keeps the defaults’ state triggers from firing', () => {
    const auto_replies = [{ id: 'quiet', trigger: { type: 'client_confirms' }, actions: [{ type: 'do_nothing' }] }];
    const { flow, replied } = answers('1', { auto_replies }, [say('default', { type: 'client_confirms' })]);
    expect(flow.state).toBe('confirmed');
    expect(replied).toEqual([]);
  });
});

describe('ruling 10: disable default auto replies', () => {
  it('removes the defaults, state triggers included, and leaves the built-ins', () => {
    const defaults = [say('late', includes('late')), say('thanks', { type: 'client_confirms' })];
    const off = { disable_default_auto_replies: true };
    expect(answers('late', off, defaults).replied).toEqual([]);
    const { flow, replied } = answers('1', off, defaults);
    expect(replied).toEqual([]);
    expect(flow.state).toBe('confirmed');
    expect(flow.texts).toEqual(['thanks_confirmed']);
  });
});

describe('ruling 11: state triggers', () => {
  it('fire after the act’s own actions, the message’s first, then the defaults’', () => {
    const auto_replies = [
      { id: 'own', trigger: is('come'), actions: [{ type: 'mark_as_confirmed' }, { type: 'reply', body: 'a' }] },
      say('state', { type: 'client_confirms' }),
    ];
    const { replied } = answers('come', { auto_replies }, [say('default_state', { type: 'client_confirms' })]);
    expect(replied).toEqual(['own', 'state', 'default_state']);
  });

  it('fire again when the client repeats the answer', () => {
    const { flow } = answers('1', { auto_replies: [say('thanks', { type: 'client_confirms' })] });
    flow.reply('1');
    expect(flow.sends.filter(({ source }) => source.kind === 'automatic_reply')).toHaveLength(2);
    expect(flow.notified).toEqual(['client_confirmed']);
  });

  it('fire for an act on the client’s page, at the newest sent message', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [say('thanks', { type: 'client_cancels' })] })))
      .start()
      .until(DAY_BEFORE);
    flow.take({ type: 'state_set', state: 'cancelled', by: 'client_page' });
    expect(flow.sends.at(-1)?.source).toMatchObject({
      kind: 'automatic_reply',
      auto_reply_id: 'thanks',
      auto_message_id: 'remind',
    });
    expect(flow.notified).toEqual(['client_cancelled']);
  });

  it.each(['staff', 'api'] as const)('do not fire for what %s sets', (by) => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [say('thanks', { type: 'client_confirms' })] })))
      .start()
      .until(DAY_BEFORE);
    flow.participant({ state: 'confirmed', state_set_by: by, state_set_at: DAY_BEFORE });
    expect(flow.take({ type: 'state_set', state: 'confirmed', by }).effects).toEqual([]);
  });

  it('do not fire for a mark that silence made', () => {
    const auto_replies = [
      { id: 'silence', trigger: { type: 'no_response_after', minutes: 60 }, actions: [{ type: 'mark_as_cancelled' }] },
      say('thanks', { type: 'client_cancels' }),
    ];
    const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until('2026-03-11T16:00:00.000Z');
    expect(flow.state).toBe('cancelled');
    expect(flow.sends).toHaveLength(1);
    expect(flow.effects).toContainEqual(expect.objectContaining({ type: 'set_state', by: 'system' }));
  });
});

describe('ruling 12: actions and keys', () => {
  it('runs actions in order and gives each effect its own readable key', () => {
    const auto_replies = [
      {
        id: 'late',
        trigger: includes('late'),
        actions: [
          { type: 'reply', body: 'ok' },
          { type: 'send_email_notification' },
          { type: 'transition_to', message_id: 'next' },
        ],
      },
    ];
    const flow = new Scenario(
      schedule(reminder({ auto_replies }), reminder({ id: 'next', availability: 'on_demand', timing: null })),
    )
      .start()
      .until(DAY_BEFORE);
    flow.accepts = false;
    expect(flow.reply('late').effects.map(({ key }) => key)).toEqual(['r/in_4/late/0', 'n/in_4/late/1', 's/next/v1/1']);
  });

  it('lets only the first turn-ending action of a turn count', () => {
    const auto_replies = [
      {
        id: 'own',
        trigger: is('come'),
        actions: [{ type: 'mark_as_confirmed' }, { type: 'transition_to', message_id: 'one' }],
      },
      {
        id: 'state',
        trigger: { type: 'client_confirms' },
        actions: [{ type: 'send_email_notification' }, { type: 'transition_to', message_id: 'two' }],
      },
    ];
    const next = (id: string) => reminder({ id, availability: 'on_demand', timing: null });
    const flow = new Scenario(schedule(reminder({ auto_replies }), next('one'), next('two'))).start().until(DAY_BEFORE);
    flow.reply('come');
    expect(flow.sentMessages).toEqual(['remind', 'one']);
    expect(flow.notified).toEqual(['authored']);
  });

  it('gives a reinstated appointment a new life with keys of its own', () => {
    const flow = new Scenario(schedule(reminder())).start().until(DAY_BEFORE);
    flow.appointment({ version: 2, status: 'cancelled', cancelled_at: DAY_BEFORE });
    flow.take({ type: 'appointment_changed', change: 'cancelled', version: 2, keep_answer: false });
    flow.appointment({
      version: 3,
      status: 'scheduled',
      cancelled_at: null,
      start: '2026-03-20T10:00',
      end: '2026-03-20T11:00',
    });
    flow.take({ type: 'appointment_changed', change: 'reinstated', version: 3, keep_answer: false });
    expect(flow.memory.life).toBe(2);
    flow.until('2026-03-20T14:00:00.000Z');
    expect(flow.sends.map(({ key }) => key)).toEqual(['s/remind/v1/1', 's/remind/v3/1']);
  });
});
