import { describe, expect, it } from 'vitest';
import type { Happening } from './happening.ts';
import { savedScenarioSchema } from './saved-scenario-schema.ts';
import type { Expectation, SavedScenario } from './saved-scenario.ts';

/** One of each; a new kind is missed by the compiler here. */
const HAPPENINGS: { readonly [Do in Happening['do']]: Extract<Happening, { do: Do }> } = {
  wait: { do: 'wait', minutes: 60 },
  wait_until: { do: 'wait_until', at: '2026-03-11T14:00:00.000Z' },
  wake: { do: 'wake' },
  next_message: { do: 'next_message' },
  finish: { do: 'finish' },
  reply: { do: 'reply', text: 'late', channel: 'email' },
  dial: { do: 'dial', digit: '#' },
  end_call: { do: 'end_call', outcome: 'busy' },
  fail: { do: 'fail', reason: 'carrier_30003', auto_message_id: 'm' },
  resolve: { do: 'resolve' },
  deliveries: { do: 'deliveries', outcome: 'unknown' },
  set_state: { do: 'set_state', state: 'confirmed', by: 'staff' },
  staff: { do: 'staff', command: 'hold', auto_message_id: 'm' },
  move: { do: 'move', start: '2026-03-12T10:00', end: '2026-03-12T11:00' },
  cancel: { do: 'cancel' },
  reinstate: { do: 'reinstate' },
  publish: { do: 'publish', revision_id: 'rev_2' },
};

const EXPECTATIONS: { readonly [That in Expectation['that']]: Extract<Expectation, { that: That }> } = {
  message_sent: { that: 'message_sent', auto_message_id: 'm' },
  message_not_sent: { that: 'message_not_sent', auto_message_id: 'm' },
  answered_by: { that: 'answered_by', auto_reply_id: 'a' },
  state_is: { that: 'state_is', state: 'declined' },
  staff_told: { that: 'staff_told', reason: 'message_failed' },
  text_sent: { that: 'text_sent', text: 'opted_out' },
  ended: { that: 'ended' },
};

const scenario: SavedScenario = {
  name: 'Running late',
  appointment: { start: '2026-03-12T10:00', time_zone: 'Europe/Berlin' },
  script: Object.values(HAPPENINGS),
  expect: Object.values(EXPECTATIONS),
};

describe('a saved scenario', () => {
  it('is read as it was written, whatever happens in it', () => {
    const read: SavedScenario = savedScenarioSchema.parse(scenario);
    expect(read).toEqual(scenario);
  });

  it.each<readonly [string, unknown, readonly PropertyKey[]]>([
    ['without a name', { ...scenario, name: ' ' }, ['name']],
    ['on a day that does not exist', at({ start: '2026-02-30T10:00' }), ['appointment', 'start']],
    ['in no zone', at({ time_zone: 'Mars/Olympus' }), ['appointment', 'time_zone']],
    ['where something unknown happens', { ...scenario, script: [{ do: 'dance' }] }, ['script', 0, 'do']],
    ['that waits back in time', { ...scenario, script: [{ do: 'wait', minutes: -1 }] }, ['script', 0, 'minutes']],
    ['with more than a scenario has', { ...scenario, more: true }, []],
    ['that is none', 'hello', []],
  ])('%s is refused where it stands', (_, value, path) => {
    expect(savedScenarioSchema.safeParse(value).error?.issues[0]?.path).toEqual(path);
  });
});

function at(more: Partial<SavedScenario['appointment']>): SavedScenario {
  return { ...scenario, appointment: { ...scenario.appointment, ...more } };
}
