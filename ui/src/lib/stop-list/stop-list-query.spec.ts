import { expect, it } from 'vitest';
import { stopListQuery } from './stop-list-query.ts';

it.each([
  ['', {}],
  ['q=555&type=phone&source=reply&older_than=a', { q: '555', type: 'phone', source: 'reply', older_than: 'a' }],
  ['type=fax&source=&newer_than=b&other=1', { newer_than: 'b' }],
])('asks by %j', (search, query) => {
  expect(stopListQuery(new URLSearchParams(search))).toEqual(query);
});
