import { expect, it } from 'vitest';
import { entryTitle } from './entry-title.ts';
import { aMessage } from './journal-message.spec-support.ts';

it.each([
  [{ direction: 'in', kind: 'reply', name: null, body: 'yes' }, 'Reply'],
  [{ direction: 'in', kind: 'reply', channel: 'call', name: null, body: '2' }, 'Dialled 2'],
  [{ direction: 'in', kind: 'reply', channel: 'call', name: 'Call', body: '*' }, 'Dialled *'],
  [{ kind: 'system_text', channel: 'call', name: null }, 'Said on the call'],
  [{ kind: 'automatic_reply', channel: 'call', name: 'Call' }, 'Said on the call “Call”'],
  [{ kind: 'auto_message', channel: 'call', name: 'Call' }, 'Call'],
  [{ kind: 'automatic_reply', name: null }, 'Automatic reply'],
] as const)('%j is called %j', (message, title) => {
  expect(entryTitle(aMessage(message))).toBe(title);
});
