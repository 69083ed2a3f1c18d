import { describe, expect, it } from 'vitest';
import { define, FACTS, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { simulate } from '../simulate.ts';
import type { Happening } from './happening.ts';
import { madeAnew } from './made-anew.ts';
import { madeUpFacts } from './made-up-facts.ts';
import { madeUpOf } from './made-up-of.ts';
import { playScript } from './play-script.ts';
import { savedScenarioSchema } from './saved-scenario-schema.ts';

const silence = {
  id: 'silence',
  trigger: { type: 'no_response_after', minutes: 60 },
  actions: [{ type: 'transition_to', message_id: 'second' }],
};
const flow = schedule(
  reminder({ auto_replies: [silence] }),
  reminder({ id: 'second', name: 'Second', availability: 'on_demand', timing: null }),
);
const definitionsOf = (document: object) => ({ newest: 'rev_1', by_revision: { rev_1: define(document) } });
const play = (document: object, script: readonly Happening[], facts = FACTS) =>
  playScript({ definitions: definitionsOf(document), facts, script });

const sentIn = (played: ReturnType<typeof play>) =>
  played.steps.map(({ entries }) =>
    entries.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.type === 'send' && effect.source.kind === 'auto_message' ? [effect.source.auto_message_id] : [],
      ),
    ),
  );

describe('a played script', () => {
  it('is what is simulated, told by what happens', () => {
    const script: readonly Happening[] = [{ do: 'wake' }, { do: 'reply', text: '1' }, { do: 'finish' }];
    const { steps } = play(flow, script);
    expect(steps.map(({ happening }) => happening?.do)).toEqual([undefined, 'wake', 'reply', 'finish']);
    expect(steps.flatMap(({ entries }) => entries)).toEqual(
      simulate({ definitions: definitionsOf(flow), facts: FACTS, script }),
    );
  });

  it('goes from message to message, then to the end, where nothing is waited for', () => {
    const script: readonly Happening[] = [{ do: 'next_message' }, { do: 'next_message' }, { do: 'finish' }];
    const played = play(flow, script);
    expect(sentIn(played)).toEqual([[], ['remind'], ['second'], []]);
    expect(played.steps.map(({ now }) => now)).toEqual(played.steps.map(({ now }) => now).toSorted());
    expect(played.standing.next).toBeNull();
    expect(played.steps.at(-1)?.entries.at(-1)?.finished).toBe(true);
  });

  it('tells what is still to come, and which call rings', () => {
    const { standing } = play(flow, []);
    expect(standing.planned.map(({ auto_message_id, status }) => [auto_message_id, status])).toEqual([
      ['remind', 'planned'],
      ['second', 'on_demand'],
    ]);
    expect(standing.call).toBeNull();
    expect(play(schedule(reminderCall()), [{ do: 'next_message' }]).standing.call).not.toBeNull();
  });

  it('fails the message that is named, not only the newest', () => {
    const failed = {
      id: 'failed',
      trigger: { type: 'message_fails' },
      actions: [{ type: 'send_email_notification' }],
    };
    const two = schedule(
      reminder({ auto_replies: [failed] }),
      reminder({ id: 'later', name: 'Later', timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' } }),
    );
    const script: readonly Happening[] = [{ do: 'next_message' }, { do: 'next_message' }];
    const matched = (happening: Happening) =>
      play(two, [...script, happening])
        .steps.at(-1)
        ?.entries.flatMap(({ trace }) => trace)
        .some(({ auto_reply_id, verdict }) => auto_reply_id === 'failed' && verdict === 'matched');
    expect(matched({ do: 'fail', reason: 'simulated', auto_message_id: 'remind' })).toBe(true);
    expect(matched({ do: 'fail', reason: 'simulated' })).toBe(false);
  });

  it('finds out that what nobody knew of has arrived, and nothing where all was known', () => {
    const script: readonly Happening[] = [
      { do: 'deliveries', outcome: 'unknown' },
      { do: 'next_message' },
      { do: 'resolve' },
    ];
    expect(play(flow, script).steps.at(-1)?.entries[0]?.input).toMatchObject({ outcome: 'resolved' });
    expect(play(flow, [{ do: 'wake' }, { do: 'resolve' }]).steps.at(-1)?.entries).toEqual([]);
  });
});

describe('a real appointment in the simulator', () => {
  const real = {
    ...FACTS,
    participant: { ...FACTS.participant, state: 'cancelled' as const, name: 'Grace Hopper', locale: 'es' },
    contact: { id: 'c', name: 'Grace', custom_data: { plan: 'gold' } },
    account: { quiet_hours: { from: '21:00', to: '08:00' }, may_forward: false },
  };

  it('begins as it was made', () => {
    expect(madeAnew(real).participant.state).toBe('none');
  });

  it('is kept without who the client is, and plays the same', () => {
    const kept = madeUpOf(madeAnew(real));
    expect(JSON.stringify(kept)).not.toMatch(/Grace|2025550123|example\.com/);
    expect(savedScenarioSchema.shape.appointment.parse(kept)).toEqual(kept);
    const script: readonly Happening[] = [{ do: 'wake' }, { do: 'reply', text: '1' }, { do: 'finish' }];
    const instants = (facts: typeof FACTS) =>
      play(flow, script, facts)
        .steps.flatMap(({ entries }) => entries)
        .map(({ at, why }) => [at, why]);
    expect(instants(madeUpFacts(kept))).toEqual(instants(madeAnew(real)));
  });
});
