import { expect, it } from 'vitest';
import { stopWords } from './stop-words.ts';

const nobody = {
  type: 'email',
  address: 'a@b.co',
  entry_id: null,
  contact_name: null,
  unsent: 0,
  appointments: 0,
} as const;

it('names whose address it is and what will not be sent', () => {
  expect(stopWords({ ...nobody, type: 'phone', contact_name: 'Lou', unsent: 2, appointments: 1 })).toEqual([
    'It is the address of Lou.',
    'No text message or call goes there any more, from this moment.',
    '1 appointment ahead will send its messages no more.',
    '2 messages that stand ready are withdrawn.',
  ]);
});

it('says where nothing changes', () => {
  expect(stopWords(nobody)).toEqual([
    'Nobody in your contacts has this address.',
    'No email goes there any more, from this moment.',
    'No appointment ahead sends anything there.',
  ]);
});
