import { describe, expect, it } from 'vitest';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import type { JudgeRequest, ScenarioVerdict } from './judge-scenarios.ts';
import { ScenarioRunner, type OpenJudge } from './scenario-runner.ts';

/** A judge that answers when it is told to, as a worker does. */
function slowJudge() {
  const asked: JudgeRequest[] = [];
  const answers: (() => void)[] = [];
  const fails: (() => void)[] = [];
  let ended = 0;
  const open: OpenJudge = ({ answer, fail }) => {
    fails.push(fail);
    return {
      ask: (request) => {
        asked.push(request);
        const verdicts: readonly ScenarioVerdict[] = request.scenarios.map(({ id }) => ({
          id,
          missed: request.definition.messages.length === 0 ? [{ that: 'ended' }] : [],
          parting: null,
        }));
        answers.push(() => answer(verdicts));
      },
      end: () => {
        ended += 1;
      },
    };
  };
  return { open, asked, answers, fails, ended: () => ended };
}

const scenario = { name: 'One', appointment: { start: '2026-03-12T10:00', time_zone: 'UTC' }, script: [], expect: [] };
const scenarios = [{ id: 's', scenario }];
const document = (messages: number) =>
  readDocument({ messages: Array.from({ length: messages }, (_, index) => reminder(`m${index}`)) });
const ask = (messages: number): JudgeRequest => ({ definition: document(messages), published: null, scenarios });

describe('scenarios at each edit', () => {
  it('are judged one document at a time, and of those that come meanwhile only the newest', () => {
    const judge = slowJudge();
    const runner = new ScenarioRunner(judge.open);
    for (const messages of [1, 2, 3, 4]) runner.look(ask(messages));
    expect(judge.asked.map(({ definition }) => definition.messages.length)).toEqual([1]);
    judge.answers[0]?.();
    expect(judge.asked.map(({ definition }) => definition.messages.length)).toEqual([1, 4]);
    expect(runner.state).toBe('running');
    judge.answers[1]?.();
    expect(runner.state).toBe('idle');
    expect(runner.verdicts.get('s')?.missed).toEqual([]);
  });

  it('keep what was known until the next is known', () => {
    const judge = slowJudge();
    const runner = new ScenarioRunner(judge.open);
    runner.look(ask(1));
    judge.answers[0]?.();
    runner.look(ask(0));
    expect(runner.verdicts.get('s')?.missed).toEqual([]);
    judge.answers[1]?.();
    expect(runner.verdicts.get('s')?.missed).toEqual([{ that: 'ended' }]);
  });

  it('ask nobody where there are none, and say so when the judge breaks down', () => {
    const judge = slowJudge();
    const runner = new ScenarioRunner(judge.open);
    runner.look({ ...ask(1), scenarios: [] });
    expect(judge.asked).toEqual([]);
    runner.look(ask(1));
    judge.fails[0]?.();
    expect(runner.state).toBe('failed');
    expect(judge.ended()).toBe(1);
  });
});
