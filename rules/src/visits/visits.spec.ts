import { describe, expect, it } from 'vitest';
import { emptyMemory } from '../memory.ts';
import { reminder, Scenario, schedule } from '../scenario.spec-support.ts';
import { edgesOf } from './edges-of.ts';
import { mergeVisits } from './merge-visits.ts';
import { visitsAfter } from './visits-after.ts';

const flow = schedule(
  reminder({
    auto_replies: [
      {
        id: 'late',
        trigger: { type: 'reply_includes', any_of: ['late'] },
        actions: [{ type: 'transition_to', message_id: 'running' }],
      },
      {
        id: 'silence',
        trigger: { type: 'no_response_after', minutes: 60 },
        actions: [{ type: 'transition_to', message_id: 'running' }],
      },
    ],
  }),
  { ...reminder(), id: 'running', name: 'Running late', availability: 'on_demand', timing: null },
);

/** What became of each message: `message outcome`. */
function outcomes({ inputs, results }: Scenario): readonly string[] {
  const visits = inputs.flatMap(({ input }, index) => {
    const [before, result] = [results[index - 1]?.memory ?? emptyMemory(1), results[index]];
    return result === undefined ? [] : visitsAfter({ before, input, result });
  });
  return mergeVisits(visits).map(({ auto_message_id, outcome }) => `${auto_message_id} ${outcome}`);
}

const sent = () => new Scenario(flow).start().until('2026-03-11T14:10:00.000Z');

describe('a message', () => {
  it('waits once it is out, until an answer', () => {
    const scenario = sent();
    expect(outcomes(scenario)).toEqual(['remind waiting']);
    scenario.reply('1');
    expect(outcomes(scenario)).toEqual(['remind answer']);
    expect(edgesOf(scenario.trace)).toEqual([
      { auto_message_id: 'remind', auto_reply_id: null, built_in_id: 'reminder_confirm' },
    ]);
  });

  it('is left by a transition when the answer leads on', () => {
    const scenario = sent();
    scenario.reply('I am late');
    expect(outcomes(scenario)).toEqual(['remind transition', 'running waiting']);
    expect(edgesOf(scenario.trace)).toContainEqual({
      auto_message_id: 'remind',
      auto_reply_id: 'late',
      built_in_id: null,
    });
  });

  it('is left by the timer when silence is acted on, and a late answer changes nothing', () => {
    const scenario = sent().until('2026-03-11T15:30:00.000Z');
    expect(outcomes(scenario)).toEqual(['remind timer', 'running waiting']);
    scenario.reply('1');
    expect(outcomes(scenario)).toEqual(['remind timer', 'running answer']);
  });

  it('expires with its reply window, and with an opt-out', () => {
    expect(outcomes(new Scenario(schedule(reminder())).start().until('2026-06-01T00:00:00.000Z'))).toEqual([
      'remind expired',
    ]);
    const stopped = sent();
    stopped.take({ type: 'opted_out', channel: 'sms', word: 'stop', answers: null });
    expect(outcomes(stopped)).toEqual(['remind expired']);
  });

  it('fails when it cannot be delivered', () => {
    const scenario = new Scenario(schedule(reminder()));
    scenario.accepts = false;
    scenario.start().until('2026-03-11T14:10:00.000Z');
    const [send] = scenario.sends;
    scenario.take({ type: 'delivery', key: send?.key ?? '', outcome: 'failed', reason: 'carrier_30003' });
    expect(outcomes(scenario)).toEqual(['remind failed']);
  });

  it('is answered by an act on the client’s page', () => {
    const scenario = sent();
    scenario.take({ type: 'state_set', state: 'confirmed', by: 'client_page' });
    expect(outcomes(scenario)).toEqual(['remind answer']);
  });
});
