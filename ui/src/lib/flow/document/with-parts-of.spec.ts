import { expect, it } from 'vitest';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { withPartsOf } from './with-parts-of.ts';

const read = (name: string) =>
  readDocument({ messages: [reminder('a', [answer('ar_a')]), { ...reminder('b'), name }], default_auto_replies: [] });

it('says the same as before, with the objects of another wherever it says the same', () => {
  const [published, draft] = [read('Old'), read('New')];
  const shared = withPartsOf(published, draft);
  expect(shared).toEqual(published);
  expect(shared.messages.map((message, place) => message === draft.messages[place])).toEqual([true, false]);
  expect(shared.policy).toBe(draft.policy);
});
