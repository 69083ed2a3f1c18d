import { describe, expect, it } from 'vitest';
import { explainSkip } from './explain-skip.ts';
import { explainTrace } from './explain-trace.ts';
import { reminder, reminderCall, Scenario, schedule } from './scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const names = (id: string) => (id === 'remind' ? 'Reminder, 1 day before' : null);
const auto_replies = [
  { id: 'late', trigger: { type: 'reply_includes', any_of: ['late'] }, actions: [{ type: 'reply', body: 'ok' }] },
  {
    id: 'too_late',
    trigger: { type: 'reply_includes', any_of: ['may be late'] },
    actions: [{ type: 'reply', body: 'ok' }],
  },
  {
    id: 'silence',
    trigger: { type: 'no_response_after', minutes: 60 },
    actions: [{ type: 'send_email_notification' }],
  },
];

function why(act: (flow: Scenario) => { readonly trace: Scenario['trace'] }): readonly string[] {
  const flow = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
  return explainTrace(act(flow).trace, { nameOf: names });
}

describe('explainTrace', () => {
  it('says what answered a reply, and what would have', () => {
    expect(why((flow) => flow.reply('sure, but I may be late'))).toEqual([
      'Waiting for a response to “Reminder, 1 day before” ended: the client replied.',
      '“Reminder, 1 day before” has an automatic answer for “late”: it was used.',
      '“Reminder, 1 day before” has an automatic answer for “may be late” too, but another came first.',
    ]);
  });

  it('says what a plain 1 did', () => {
    expect(why((flow) => flow.reply('1')).slice(1)).toEqual([
      'The reply was taken in its usual meaning, as an answer to “Reminder, 1 day before”.',
      'The client was marked as confirmed.',
    ]);
  });

  it('says why nothing was marked', () => {
    expect(why((flow) => flow.appointment({ status: 'cancelled' }).reply('1'))).toContain(
      'Nothing was marked: the appointment had been cancelled.',
    );
    expect(why((flow) => flow.reply('hm'))).toContain('No automatic answer fits the reply, so it waits in the inbox.');
  });

  it('says what time did', () => {
    expect(
      why((flow) => {
        flow.now = '2026-03-11T15:00:00.000Z';
        return flow.take({ type: 'timer' });
      }),
    ).toEqual(['No response to “Reminder, 1 day before” came in time.']);
    const flow = new Scenario(
      schedule(reminder({ condition: { field: 'event.title', op: 'includes', value: 'x-ray' } })),
    )
      .start()
      .until(DAY_BEFORE);
    expect(explainTrace(flow.trace, { nameOf: names })).toEqual([
      '“Reminder, 1 day before” was not sent: its condition did not hold when it was due.',
    ]);
  });

  it('tells a call from the digit to its end', () => {
    const called = [{ id: 'desk', trigger: { type: 'client_dials', digit: '0' }, actions: [{ type: 'forward' }] }];
    const on_phone = (...digits: readonly string[]) => {
      const flow = new Scenario(schedule(reminderCall({ id: 'remind', auto_replies: called })))
        .start()
        .until(DAY_BEFORE);
      const said = digits.map((digit) => flow.dial(digit));
      return explainTrace(said.at(-1)?.trace ?? [], { nameOf: names });
    };
    expect(on_phone('1')).toEqual([
      'The digit was taken in its usual meaning, as an answer to “Reminder, 1 day before”.',
      'The client was marked as confirmed.',
    ]);
    expect(on_phone('0')).toEqual([
      '“Reminder, 1 day before” has an automatic answer for “0”: it was used.',
      'The call was forwarded.',
    ]);
    expect(on_phone('7')).toEqual(['The digit means nothing here, or none came in time: the call asked again.']);
    expect(on_phone('7', '7', '7')).toEqual(['The call ended, because it had asked again twice.']);
    expect(on_phone('1', '1')).toEqual(['The digit was ignored: the call was just ending.']);
    const flow = new Scenario(schedule(reminderCall({ id: 'remind' }))).start().until(DAY_BEFORE);
    expect(explainTrace(flow.hangUp('voicemail').trace, { nameOf: names })).toEqual([
      'The call for “Reminder, 1 day before” is over: a machine answered.',
      'Nothing is authored for no response to “Reminder, 1 day before”.',
    ]);
    expect(explainTrace(flow.dial('1').trace, { nameOf: names })).toEqual([
      'The digit was ignored: the call was over.',
    ]);
  });

  it('never fails on a rule or message it does not know', () => {
    expect(
      explainTrace(
        [
          {
            rule: 'constructor',
            verdict: 'applied',
            ruling: null,
            auto_message_id: 'x',
            auto_reply_id: null,
            detail: {},
          },
        ],
        { nameOf: names },
      ),
    ).toEqual([]);
  });
});

describe('explainSkip', () => {
  it('has a sentence for each reason and names a carrier’s code', () => {
    expect(explainSkip('opted_out')).toBe('Not sent: the client asked to get no more messages.');
    expect(explainSkip('carrier_30003')).toBe('Not sent: the reason given was “carrier_30003”.');
  });
});
