import { describe, expect, it } from 'vitest';
import { whyNotPublished } from './why-not-published.ts';

const problem = (code: string, more: object = {}) => ({
  ...{ type: `urn:kept:problem:${code}`, status: 409, code, title: 'Not done' },
  ...more,
});

describe('a publish that was refused', () => {
  it.each([
    ['stale_revision', /saved this schedule/],
    ['no_draft', /published or discarded/],
  ])('says of %s who was faster, and that nothing was published', (code, title) => {
    const { problem: said } = whyNotPublished(problem(code));
    expect(said.title).toMatch(title);
    expect(said.detail).toMatch(/nothing/i);
  });

  it('leads to each place of the document that only the API knew to be wrong', () => {
    const errors = [{ field: '/definition/messages/0/template_id', code: 'no_template', message: 'is of no template' }];
    const { obstacles } = whyNotPublished(problem('definition_not_publishable', { errors }));
    expect(obstacles).toEqual([{ pointer: '/messages/0/template_id', message: 'is of no template' }]);
  });

  it('tells any other problem as it is', () => {
    const other = problem('unreachable');
    expect(whyNotPublished(other)).toEqual({ problem: other, obstacles: [] });
  });
});
