import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.spec-support.ts';
import { CheckTurns } from './check-turns.ts';
import type { CheckPart, CheckRequest } from './document-checker.ts';

const request: CheckRequest = {
  definition: readDocument({ messages: [] }),
  published: null,
  settings: null,
  scenarios: [],
};
const ISSUES: CheckPart = { about: 'issues', issues: [] };
const VERDICTS: CheckPart = { about: 'scenarios', verdicts: [] };

/** Turns that stand still at each moment at which they can be left, until they are let go on. */
function open(check: () => Iterable<CheckPart | null> = () => [ISSUES, null, null, VERDICTS]) {
  const told: string[] = [];
  let goOn: () => void = () => undefined;
  const turns = new CheckTurns({
    check,
    tell: ({ number, of }) => told.push(`${of.about} of ${number}`),
    breathe: () => new Promise((resolve) => (goOn = resolve)),
  });
  return {
    turns,
    told,
    async goOn(times: number) {
      for (let time = 0; time < times; time += 1) {
        goOn();
        await Promise.resolve();
      }
    },
  };
}

describe('taking turns between checking and hearing', () => {
  it('tells all of what nobody called off', async () => {
    const { turns, told, goOn } = open();
    const answered = turns.hear({ number: 1, of: request });
    await goOn(4);
    await answered;
    expect(told).toEqual(['issues of 1', 'scenarios of 1']);
  });

  it('plays no further scenario of what was called off, and answers the next', async () => {
    const { turns, told, goOn } = open();
    const ended = turns.hear({ number: 1, of: request });
    await goOn(1);
    await turns.hear(null);
    await goOn(1);
    await ended;
    expect(told).toEqual(['issues of 1']);
    const answered = turns.hear({ number: 3, of: request });
    await goOn(4);
    await answered;
    expect(told).toEqual(['issues of 1', 'issues of 3', 'scenarios of 3']);
  });

  it('goes over to what is newer in the middle of the older', async () => {
    const { turns, told, goOn } = open();
    const ended = turns.hear({ number: 1, of: request });
    await goOn(1);
    await turns.hear({ number: 2, of: request });
    await goOn(6);
    await ended;
    expect(told).toEqual(['issues of 1', 'issues of 2', 'scenarios of 2']);
  });

  it('says when checking broke down, and can be asked again', async () => {
    let breaks = true;
    const { turns, told, goOn } = open(() => {
      if (breaks) throw new Error('broken');
      return [VERDICTS];
    });
    await expect(turns.hear({ number: 1, of: request })).rejects.toThrow('broken');
    breaks = false;
    // what broke is not tried again before something else is asked
    const answered = turns.hear({ number: 2, of: request });
    await goOn(1);
    await answered;
    expect(told).toEqual(['scenarios of 2']);
  });
});
