import { describe, expect, it } from 'vitest';
import { explainSkip } from './explain-skip.ts';
import { explainTrace } from './explain-trace.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';

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
  return explainTrace(act(flow).trace, names);
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
    expect(explainTrace(flow.trace, names)).toEqual([
      '“Reminder, 1 day before” was not sent: its condition did not hold when it was due.',
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
        names,
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
