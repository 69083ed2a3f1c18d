import { describe, expect, it } from 'vitest';
import { routeReply } from '../route-reply.ts';
import { reminder, Scenario, schedule } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';

function route(text: string, channel: 'sms' | 'email' = 'sms', opt_out_words: readonly string[] = []) {
  return routeReply({
    text,
    channel,
    now: DAY_BEFORE,
    pending: null,
    questions: [],
    one_time: [],
    definitions: { newest: '', by_revision: {} },
    sender: { opt_out_words },
  });
}

describe('ruling 1: opt-out first', () => {
  it.each([
    'STOP',
    'stop',
    ' Stop. ',
    '“STOP”',
    'End',
    'QUIT',
    'unsubscribe',
    'StopAll',
    'CANCEL',
    'revoke',
    'OPTOUT',
    'ＳＴＯＰ',
  ])('takes the whole message %j by text for an opt-out', (text) => {
    expect(route(text).type).toBe('opt_out');
  });

  it.each(['please stop', 'stop by at 3?', 'the end', 'cancel please', 'stopp'])('does not take %j for one', (text) => {
    expect(route(text).type).toBe('inbox');
  });

  it('takes the sender’s own words, and by email only STOP and UNSUBSCRIBE', () => {
    expect(route('Arrêt', 'sms', ['arrêt'])).toMatchObject({ type: 'opt_out', word: 'arrêt' });
    expect(route('unsubscribe', 'email').type).toBe('opt_out');
    expect(route('Stop\n\nOn Monday we wrote: see you', 'email').type).toBe('opt_out');
    expect(route('quit', 'email').type).toBe('inbox');
  });

  it('knows the words that take a phone off the stop list and that ask for help', () => {
    expect(route('START').type).toBe('opt_in');
    expect(route('unstop').type).toBe('opt_in');
    expect(route('Help!').type).toBe('help');
    expect(route('info').type).toBe('help');
  });

  it('stops timers, withdraws what has not gone out, fires nothing and sends nothing', () => {
    const flow = new Scenario(
      schedule(
        reminder({
          auto_replies: [
            {
              id: 'silence',
              trigger: { type: 'no_response_after', minutes: 30 },
              actions: [{ type: 'transition_to', message_id: 'nudge' }],
            },
            { id: 'any', trigger: { type: 'any_other_reply' }, actions: [{ type: 'reply', body: 'What?' }] },
          ],
        }),
        reminder({ id: 'later', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } }),
        reminder({ id: 'nudge', availability: 'on_demand', timing: null }),
      ),
    ).start();
    flow.until(DAY_BEFORE);
    flow.accepts = false;
    flow.reply('who is this');
    const sent = flow.sends.length;
    flow.stop('sms');
    const result = flow.take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: 's/remind/v1/1' });
    expect(result.effects).toEqual([
      { type: 'withdraw', key: 'w/r/in_4/any/0', send_key: 'r/in_4/any/0', reason: 'opted_out' },
    ]);
    flow.until('2026-05-01T00:00:00.000Z');
    expect(flow.sends).toHaveLength(sent);
    expect(flow.skipped).toEqual([['later', 'opted_out']]);
    expect(flow.last.finished).toBe(true);
  });

  it('withdraws a reminder that was handed over and not yet sent', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.stop('sms');
    const { effects } = flow.take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: null });
    expect(effects).toEqual([
      { type: 'withdraw', key: 'w/s/remind/v1/1', send_key: 's/remind/v1/1', reason: 'opted_out' },
    ]);
    flow.until('2026-05-01T00:00:00.000Z');
    expect(flow.skipped).toEqual([]);
  });

  it('tells staff when nobody knows whether a withdrawn reminder had gone out', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.accepts = false;
    flow.until(DAY_BEFORE);
    flow.stop('sms').take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: null });
    flow.take({ type: 'delivery', key: 's/remind/v1/1', outcome: 'unknown', reason: 'try_interrupted' });
    expect(flow.notified).toEqual(['outcome_unknown']);
  });

  it('still marks what a stopped client answers, without a word back', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.until(DAY_BEFORE);
    flow.stop('sms').take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: null });
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
    expect(flow.texts).toEqual([]);
  });
});

describe('ruling 2: CANCEL by text', () => {
  it('opts out and tells staff that the appointment may have been meant', () => {
    expect(route('Cancel')).toMatchObject({ type: 'opt_out', word: 'cancel', may_mean_cancel: true });
    expect(route('STOP')).toMatchObject({ may_mean_cancel: false });
    const flow = new Scenario(schedule(reminder())).start();
    flow.until(DAY_BEFORE).stop('sms');
    flow.take({ type: 'opted_out', channel: 'sms', word: 'cancel', answers: 's/remind/v1/1' });
    expect(flow.notified).toEqual(['opt_out_may_mean_cancel']);
    expect(flow.state).toBe('none');
  });

  it('says nothing of the appointment for other words', () => {
    const flow = new Scenario(schedule(reminder())).start();
    flow.stop('sms').take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: null });
    expect(flow.notified).toEqual([]);
  });
});
