import { expect, it } from 'vitest';
import { logFilter, logQuery } from './log-query.ts';

const of = (search: string) => new URLSearchParams(search);

it('hands on what the page’s address names and leaves out what it does not know', () => {
  expect(logQuery(of('kind=problem&address=202&from=2026-11-01&to=&colour=red'))).toEqual({
    kind: 'problem',
    address: '202',
    from: '2026-11-01',
  });
  expect(logQuery(of('kind=everything'))).toEqual({});
});

it('takes no page along into a file', () => {
  expect(logQuery(of('kind=sent&older_than=x'))).toEqual({ kind: 'sent', older_than: 'x' });
  expect(logFilter(of('kind=sent&older_than=x'))).toEqual({ kind: 'sent' });
});
