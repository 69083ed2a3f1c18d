import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '@kept/rules/checks/issue';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { CheckRunner, PAUSE, type OpenChecker } from './check-runner.ts';
import type { CheckPart, CheckRequest } from './document-checker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A checker that answers when it is told to, as a worker does. */
function open() {
  const asked: CheckRequest[] = [];
  let hear: Parameters<OpenChecker>[0] | null = null;
  let ended = 0;
  let called_off = 0;
  const found: (readonly Issue[])[] = [];
  const runner = new CheckRunner({
    open: (heard) => {
      hear = heard;
      return {
        ask: (request) => asked.push(request),
        callOff: () => {
          called_off += 1;
        },
        end: () => {
          ended += 1;
        },
      };
    },
    onissues: (issues) => found.push(issues),
  });
  return {
    ...{ runner, found },
    asked: () => asked.map(({ definition }) => definition.messages.length),
    ended: () => ended,
    called_off: () => called_off,
    fail: () => hear?.fail(),
    tell: (part: CheckPart) => hear?.tell(part),
    /** What was asked last is answered: a document without messages is one on which nothing ends. */
    answer() {
      const request = asked.at(-1);
      const missed = request?.definition.messages.length === 0 ? [{ that: 'ended' } as const] : [];
      const verdicts = (request?.scenarios ?? []).map(({ id }) => ({ id, missed, parting: null }));
      hear?.tell({ about: 'scenarios', verdicts });
    },
  };
}

const scenario = { name: 'One', appointment: { start: '2026-03-12T10:00', time_zone: 'UTC' }, script: [], expect: [] };
const scenarios = [{ id: 's', scenario }];
const document = (messages: number) =>
  readDocument({ messages: Array.from({ length: messages }, (_, index) => reminder(`m${index}`)) });
const ask = (messages: number): CheckRequest => ({
  definition: document(messages),
  published: null,
  settings: null,
  scenarios,
});

describe('checking a document at each edit', () => {
  it('begins at once, and then waits until typing pauses', () => {
    const { runner, asked, answer } = open();
    runner.look(ask(1));
    expect(asked()).toEqual([1]);
    answer();
    for (const messages of [2, 3, 4]) {
      runner.look(ask(messages));
      expect(runner.state).toBe('running');
      vi.advanceTimersByTime(PAUSE - 1);
    }
    expect(asked()).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual([1, 4]);
    answer();
    expect(runner.state).toBe('idle');
  });

  it('does not wait with a scenario that was just saved: the next edit may break it', () => {
    const { runner, asked, answer } = open();
    const request = ask(1);
    runner.look({ ...request, scenarios: [] });
    answer();
    runner.look(request);
    expect(asked()).toEqual([1, 1]);
  });

  it('calls off what is checked once it is edited, and checks the newest in the next pause', () => {
    const { runner, asked, called_off, answer } = open();
    runner.look(ask(1));
    for (const messages of [2, 3]) {
      runner.look(ask(messages));
      vi.advanceTimersByTime(PAUSE - 1);
    }
    expect(called_off()).toBe(1);
    expect(asked()).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual([1, 3]);
    expect(runner.state).toBe('beginning');
    answer();
    expect(runner.state).toBe('idle');
    expect(runner.verdicts.get('s')?.missed).toEqual([]);
  });

  it('takes one document at a time when something else about it is new, and of those only the newest', () => {
    const { runner, asked, called_off, answer } = open();
    const request = ask(1);
    runner.look({ ...request, scenarios: [] });
    runner.look({ ...request, scenarios: [] });
    runner.look(request);
    expect(asked()).toEqual([1]);
    answer();
    expect(asked()).toEqual([1, 1]);
    expect(called_off()).toBe(0);
    answer();
    expect(runner.state).toBe('idle');
  });

  it('tells the issues before the scenarios are played, and keeps what was known until the next is known', () => {
    const { runner, found, tell, answer } = open();
    runner.look(ask(1));
    tell({ about: 'issues', issues: [] });
    expect(found).toEqual([[]]);
    expect(runner.state).toBe('beginning');
    answer();
    runner.look(ask(0));
    vi.advanceTimersByTime(PAUSE);
    expect(runner.verdicts.get('s')?.missed).toEqual([]);
    answer();
    expect(runner.verdicts.get('s')?.missed).toEqual([{ that: 'ended' }]);
  });

  it('says so when the checker breaks down, and tries again after the next edit', () => {
    const { runner, asked, fail, ended, answer } = open();
    runner.look(ask(1));
    fail();
    expect(runner.state).toBe('failed');
    expect(ended()).toBe(1);
    runner.look(ask(2));
    vi.advanceTimersByTime(PAUSE);
    expect(asked()).toEqual([1, 2]);
    answer();
    expect(runner.state).toBe('idle');
  });

  it('asks nobody any more once the editor is left', () => {
    const { runner, asked, answer } = open();
    runner.look(ask(1));
    answer();
    runner.look(ask(2));
    runner.end();
    vi.advanceTimersByTime(PAUSE);
    expect(asked()).toEqual([1]);
  });
});
