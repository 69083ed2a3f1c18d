import { expect, it } from 'vitest';
import { rulesInWords } from './rules-in-words.ts';

it('says of each who is told by what', () => {
  const sam = { id: 'sam', name: 'Sam', email: 'sam@x.example', phone: null, is_admin: false, browsers: 0 };
  expect(
    rulesInWords(
      [
        { channel: 'email', recipient: 'calendar_owner' },
        { channel: 'email', recipient: 'user', user_id: 'sam' },
        { channel: 'sms', recipient: 'user', user_id: 'sam' },
        { channel: 'email', recipient: 'user', user_id: 'gone' },
        { channel: 'email', recipient: 'address', address: 'desk@x.example' },
      ],
      [sam],
    ),
  ).toEqual([
    { who: 'Calendar’s owner', by: 'email' },
    { who: 'Sam', by: 'email and text' },
    { who: 'Somebody who works here no more', by: 'email' },
    { who: 'desk@x.example', by: 'email' },
  ]);
});
