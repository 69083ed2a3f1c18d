import { describe, expect, it } from 'vitest';
import { outwardWords, type Outward } from './outward-words.ts';

type Message = Outward['participants'][number]['messages'][number];

const sent = (...channels: Message['channel'][]) => ({
  messages: channels.map((channel) => ({ channel, change: 'sent_now' as const })),
});
const planned = { messages: [{ channel: 'sms', change: 'added' } as const] };

describe('the button of an act', () => {
  it.each([
    ['nobody', [], 'Cancel'],
    ['nobody at once', [[planned]], 'Cancel'],
    ['one person', [[sent('sms')]], 'Cancel and text 1 person'],
    ['two people of two appointments', [[sent('sms')], [sent('sms'), planned]], 'Cancel and text 2 people'],
    ['one person twice on one channel', [[sent('sms', 'sms')]], 'Cancel and text 1 person'],
    ['two channels', [[sent('sms', 'email'), sent('sms')]], 'Cancel, text 2 people and email 1 person'],
    ['all channels', [[sent('call', 'email', 'sms')]], 'Cancel, text 1 person, email 1 person and call 1 person'],
  ] as const)('that reaches %s', (_name, previews, words) => {
    expect(
      outwardWords(
        'Cancel',
        previews.map((participants) => ({ participants })),
      ),
    ).toBe(words);
  });
});
