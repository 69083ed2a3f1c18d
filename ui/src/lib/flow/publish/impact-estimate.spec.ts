import { describe, expect, it } from 'vitest';
import { ImpactEstimate, PAGES_UNASKED } from './impact-estimate.ts';

const PROBLEM = { type: 'about:blank', title: 'It did not work', status: 503, code: 'unavailable' };

/** An API with so many people that run, two to a page, the first of each page touched; every request is written down. */
function people(total: number, { failing_at = -1 }: { readonly failing_at?: number } = {}) {
  const asked: (string | null)[] = [];
  let failing = failing_at;
  const estimate = new ImpactEstimate(async ({ cursor }) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    if (from === failing) {
      failing = -1;
      return { ok: false, problem: PROBLEM };
    }
    const appointment = { id: 'a', title: 'Visit', start_time: '2030-05-02T10:00:00Z' };
    const sequence = {
      sequence_id: `s${from}`,
      participant_name: 'Kim',
      appointment,
      sentences: ['Gets another text'],
    };
    const to = from + 2;
    return {
      ok: true,
      value: {
        ...{ total, looked_at: Math.min(2, total - from), touched: 1, sequences: [sequence] },
        next_cursor: to >= total ? null : String(to),
      },
    };
  });
  return { estimate, asked };
}

describe('the impact of a publish', () => {
  it('is looked at page after page to the end', async () => {
    const { estimate, asked } = people(5);
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'done', total: 5, looked_at: 5 });
    expect(estimate.state.touched.map(({ sequence_id }) => sequence_id)).toEqual(['s0', 's2', 's4']);
    expect(asked).toEqual([null, '2', '4']);
  });

  it('pauses when there are very many, and goes on when asked', async () => {
    const { estimate, asked } = people(PAGES_UNASKED * 2 + 4);
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'paused', looked_at: PAGES_UNASKED * 2 });
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'done', looked_at: PAGES_UNASKED * 2 + 4 });
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('keeps what it found when it is stopped, and counts nobody twice afterwards', async () => {
    const { estimate } = people(6);
    const looking = estimate.look();
    estimate.stop();
    await looking;
    expect(estimate.state).toMatchObject({ status: 'paused', looked_at: 0 });
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'done', looked_at: 6 });
  });

  it('says why a page could not be had, and goes on from it', async () => {
    const { estimate } = people(5, { failing_at: 2 });
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'failed', looked_at: 2, problem: PROBLEM });
    await estimate.look();
    expect(estimate.state).toMatchObject({ status: 'done', looked_at: 5, problem: null });
  });
});
