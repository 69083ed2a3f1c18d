import { describe, expect, it } from 'vitest';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { ScenarioJudge } from './judge-scenarios.ts';

const timing = { anchor: 'start', offset: { hours: -24 }, window: 'any' };
const flow = (any_of: readonly string[]) =>
  readDocument({
    messages: [
      { ...reminder('remind', [answer('late', { any_of, to: 'running' })]), timing },
      { ...reminder('running'), availability: 'on_demand' },
    ],
  });

const scenario: SavedScenario = {
  name: 'Running late',
  appointment: { start: '2026-03-12T10:00', time_zone: 'America/New_York' },
  script: [{ do: 'next_message' }, { do: 'reply', text: 'late' }, { do: 'finish' }],
  expect: [
    { that: 'message_sent', auto_message_id: 'running' },
    { that: 'answered_by', auto_reply_id: 'late' },
    { that: 'ended' },
  ],
};
const scenarios = [{ id: 's', scenario }];

describe('the judge of scenarios', () => {
  it('says what was missed, and at which step it went another way than when it held', () => {
    const judge = new ScenarioJudge();
    const ask = { published: null, scenarios };
    expect([...judge.judge({ ...ask, definition: flow(['late']) })]).toEqual([{ id: 's', missed: [], parting: null }]);
    const [verdict] = judge.judge({ ...ask, definition: flow(['delayed']) });
    expect(verdict?.missed.map(({ that }) => that)).toEqual(['message_sent', 'answered_by']);
    expect(verdict?.parting).toEqual({
      index: 1,
      before: ['Text sent: “running”'],
      now: ['Staff told: reply unmatched'],
    });
  });

  it('compares with what is published where it has not seen it hold', () => {
    const judge = new ScenarioJudge();
    const [verdict] = judge.judge({ definition: flow(['delayed']), published: flow(['late']), scenarios });
    expect(verdict?.parting?.index).toBe(1);
  });

  it('knows of no parting where it never held', () => {
    const [verdict] = new ScenarioJudge().judge({
      definition: flow(['delayed']),
      published: flow(['delayed']),
      scenarios,
    });
    expect(verdict?.parting).toBeNull();
    expect(verdict?.missed).toHaveLength(2);
  });
});
