import { expect, it } from 'vitest';
import { planSilence } from './plan-silence.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';

const second = { ...reminder(), id: 'again', name: 'Second try', availability: 'on_demand', timing: undefined };

const asking = schedule(
  reminder({
    auto_replies: [
      {
        id: 'silence',
        trigger: { type: 'no_response_after', minutes: 120 },
        actions: [{ type: 'transition_to', message_id: 'again' }],
      },
    ],
  }),
  second,
);

const led = (scenario: Scenario) =>
  planSilence({ definitions: scenario.definitions, memory: scenario.memory }).map(({ name, at, waits_for }) => [
    name,
    at,
    waits_for,
  ]);

it('tells of nothing before the message is sent that waits for an answer', () => {
  expect(led(new Scenario(asking).start())).toEqual([]);
});

it('tells where silence leads, and when', () => {
  const scenario = new Scenario(asking).start().until('2026-03-11T14:30:00.000Z');
  expect(led(scenario)).toEqual([['Second try', '2026-03-11T16:00:00.000Z', 'Reminder, 1 day before']]);
});

it.each([
  ['the client answers', (scenario: Scenario) => scenario.reply('1')],
  [
    'the appointment is cancelled',
    (scenario: Scenario) =>
      scenario.appointment({ status: 'cancelled', version: 2, cancelled_at: scenario.now }).take({
        type: 'appointment_changed',
        change: 'cancelled',
        version: 2,
        keep_answer: false,
      }),
  ],
] as const)('tells of it no more once %s', (_what, happens) => {
  const scenario = new Scenario(asking).start().until('2026-03-11T14:30:00.000Z');
  happens(scenario);
  expect(led(scenario)).toEqual([]);
});
