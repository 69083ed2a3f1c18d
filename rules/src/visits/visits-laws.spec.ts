import { describe, expect } from 'vitest';
import { law } from '../laws/law.spec-support.ts';
import type { Played } from '../laws/play.spec-support.ts';
import { emptyMemory, type Memory } from '../memory.ts';
import { mergeVisits } from './merge-visits.ts';
import type { Visit, VisitOutcome } from './visit.ts';
import { visitsAfter } from './visits-after.ts';

/** What a person who counts would call each outcome (flow-spec section 6). */
const BECAME = {
  waiting: 'waiting',
  answer: 'left',
  transition: 'left',
  timer: 'left',
  failed: 'failed',
  expired: 'expired',
} as const satisfies Record<VisitOutcome, string>;

const tellsOf = ({ memory: before, input, result }: Played): readonly Visit[] => visitsAfter({ before, input, result });
const told = (played: readonly Played[]): readonly Visit[] => mergeVisits(played.flatMap(tellsOf));

type Count = 'entered' | (typeof BECAME)[VisitOutcome];

const NONE: Readonly<Record<Count, number>> = { entered: 0, waiting: 0, left: 0, failed: 0, expired: 0 };

describe('laws of visits', () => {
  law('for each auto message, at any time, entered = waiting + left + failed + expired', (played) => {
    // what entered is counted by the rules themselves, for their limits; what became of it, from what is told of visits
    const lives = new Map<number, Memory['messages']>();
    let visits: readonly Visit[] = [];
    for (const each of played) {
      const { life, messages } = each.result.memory;
      lives.set(life, messages);
      visits = mergeVisits([...visits, ...tellsOf(each)]);
      const counts = new Map<string, Record<Count, number>>();
      const add = (id: string, { what, times }: { readonly what: Count; readonly times: number }): void => {
        const count = counts.get(id) ?? { ...NONE };
        counts.set(id, { ...count, [what]: count[what] + times });
      };
      for (const { auto_message_id, visits: times } of [...lives.values()].flat())
        add(auto_message_id, { what: 'entered', times });
      for (const { auto_message_id, outcome } of visits) add(auto_message_id, { what: BECAME[outcome], times: 1 });
      for (const { entered, waiting, left, failed, expired } of counts.values())
        expect(waiting + left + failed + expired).toBe(entered);
    }
  });

  law('every auto message sent is a visit, and nothing is told of one that has not begun', (played) => {
    const began = new Set<string>();
    const sent = new Set<string>();
    for (const each of played) {
      const { memory, effects } = each.result;
      for (const { key } of memory.sent) began.add(`${memory.life}/${key}`);
      for (const effect of effects)
        if (effect.type === 'send' && effect.source.kind === 'auto_message') sent.add(`${memory.life}/${effect.key}`);
      for (const { key } of tellsOf(each)) expect([...began]).toContain(key);
    }
    expect(told(played).map(({ key }) => key)).toEqual(expect.arrayContaining([...sent]));
  });

  law('what has failed was reported to have failed, could not be connected or had no address', (played) => {
    const failed = new Set<string>();
    for (const { input, memory, result } of played) {
      if (input.type === 'delivery' && input.outcome === 'failed') failed.add(`${memory.life}/${input.key}`);
      if (input.type === 'call_ended' && input.outcome === 'failed') failed.add(`${memory.life}/${input.answers}`);
      if (!result.effects.some((effect) => effect.type === 'skip' && effect.reason === 'no_address')) continue;
      for (const { key, status } of result.memory.sent)
        if (status === 'failed') failed.add(`${result.memory.life}/${key}`);
    }
    for (const { key, outcome } of told(played)) if (outcome === 'failed') expect([...failed]).toContain(key);
  });

  law('what waits can still be answered: nobody has, and no newer message is with the client', (played) => {
    const memory = played.at(-1)?.result.memory ?? emptyMemory(1);
    const open = memory.sent.filter(({ status, answered }, place) => {
      const overtaken = memory.sent.slice(place + 1).some((each) => ['accepted', 'unknown'].includes(each.status));
      return !answered && !overtaken && ['emitted', 'accepted', 'unknown'].includes(status);
    });
    const waiting = told(played).flatMap(({ key, outcome }) => (outcome === 'waiting' ? [key] : []));
    expect(open.map(({ key }) => `${memory.life}/${key}`)).toEqual(expect.arrayContaining(waiting));
  });

  law('nothing waits once it is finished', (played) => {
    for (const [index, { result }] of played.entries()) {
      if (!result.finished) continue;
      const visits = told(played.slice(0, index + 1));
      expect(visits.filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
    }
  });
});
