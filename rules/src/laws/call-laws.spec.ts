import { describe, expect } from 'vitest';
import type { Effect, SendSource } from '../effect.ts';
import { ASKED_AGAIN_PER_CALL, PROMPTS_PER_CALL } from '../limits.ts';
import { law } from './law.spec-support.ts';
import type { Played } from './play.spec-support.ts';

type Answer = Extract<Effect, { readonly type: 'speak' | 'forward' }>;

const answersOf = ({ result }: Played): readonly Answer[] =>
  result.effects.flatMap((effect) => (effect.type === 'speak' || effect.type === 'forward' ? [effect] : []));

/** The call an input belongs to, if any. */
function callOf({ input }: Played): string | null {
  return input.type === 'digit' || input.type === 'call_ended' || input.type === 'opted_out'
    ? (input.call ?? null)
    : null;
}

/**
 * What was decided for one call in one life. A call is placed for one message: the same name with another message, or
 * before there is one, is another call, which nobody can have made.
 */
function calls(played: readonly Played[]): readonly (readonly Played[])[] {
  const of_calls = played.filter((each) => callOf(each) !== null);
  const nameOf = (each: Played) => `${each.result.memory.life} ${callOf(each)} ${placedFor(each)}`;
  return [...Map.groupBy(of_calls, nameOf).values()];
}

function placedFor({ input }: Played): string | null {
  return 'answers' in input ? input.answers : null;
}

function typeOf({ definitions }: Played, source: SendSource): string {
  if (source.kind !== 'automatic_reply') return source.kind;
  const definition = definitions.by_revision[source.revision_id];
  const lists = [
    definition?.default_auto_replies ?? [],
    ...(definition?.messages ?? []).map((each) => each.auto_replies),
  ];
  const auto_reply = lists.flat().find(({ id }) => id === source.auto_reply_id);
  return auto_reply?.actions[source.action_index]?.type ?? 'gone';
}

describe('laws of calls', () => {
  law('a digit is answered once and whole, unless its call has ended; nothing else is answered in a call', (played) => {
    for (const each of played) {
      const { input, memory } = each;
      const answers = answersOf(each).length;
      if (callOf(each) === null || input.type === 'call_ended') expect(answers).toBe(0);
      else if (answers !== 1) {
        const about = 'answers' in input ? memory.sent.find(({ key }) => key === input.answers) : undefined;
        expect([answers, about?.call_outcome]).toEqual([0, expect.any(String)]);
      }
    }
  });

  law('after its last word a call only ends, without another', (played) => {
    for (const call of calls(played)) {
      let over = false;
      for (const answer of call.flatMap(answersOf)) {
        const ends = answer.type === 'forward' || answer.next === 'hang_up';
        if (over) expect([ends, answer.says.filter((source) => source.kind !== 'system_text')]).toEqual([true, []]);
        over ||= ends;
      }
    }
  });

  law('nothing is said to a number that is stopped but the confirmation of that', (played) => {
    for (const each of played.filter(({ facts }) => facts.stopped.call)) {
      for (const { says, type } of answersOf(each)) {
        expect(type).toBe('speak');
        expect(says.filter((source) => source.kind !== 'system_text' || source.text !== 'call_opted_out')).toEqual([]);
      }
    }
  });

  law('a call prompts and repeats three times each at most, and asks again twice', (played) => {
    for (const call of calls(played)) {
      const said = call.flatMap((each) =>
        answersOf(each).flatMap(({ says }) => says.map((source) => typeOf(each, source))),
      );
      expect(said.filter((type) => type === 'prompt').length).toBeLessThanOrEqual(PROMPTS_PER_CALL);
      const asked_again = call.filter(({ result }) =>
        result.trace.some(({ rule, verdict, ruling }) => rule === 'call' && verdict === 'applied' && ruling === 17),
      );
      expect(asked_again.length).toBeLessThanOrEqual(ASKED_AGAIN_PER_CALL);
    }
  });

  law('no response and failure together fire at most once each time a message was sent or said', (played) => {
    const lives = Map.groupBy(played, ({ result }) => result.memory.life);
    for (const life of lives.values()) {
      const fired = life.flatMap(({ result }) =>
        result.trace.flatMap(({ rule, verdict, ruling, auto_message_id }) =>
          verdict === 'matched' && (ruling === 16 || rule === 'no_response') ? [auto_message_id] : [],
        ),
      );
      const memory = life.at(-1)?.result.memory;
      for (const [id, times] of Map.groupBy(fired, (each) => each)) {
        const visits = memory?.messages.find(({ auto_message_id }) => auto_message_id === id)?.visits ?? 0;
        expect(times.length).toBeLessThanOrEqual(visits);
      }
    }
  });

  law('calls are remembered only while they last, and no more than a few', (played) => {
    for (const { input, result } of played) {
      const live = result.memory.calls ?? [];
      expect(live.length).toBeLessThanOrEqual(3);
      if (input.type !== 'call_ended') continue;
      const { call, answers } = input;
      expect(live.filter((each) => each.call === call && each.placed_by === answers)).toEqual([]);
    }
  });
});
