import { describe, expect, it } from 'vitest';
import { copyMessages } from '@kept/rules/commands/copy-messages';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { readFragment } from './clipboard.ts';

const copied = copyMessages(readDocument({ messages: [reminder('m', [answer('a')])] }), ['m']);

describe('what is pasted', () => {
  it('is what was copied', () => {
    expect(readFragment(JSON.stringify({ kept: copied }))).toEqual(copied);
  });

  it.each([
    ['a text that somebody copied elsewhere', 'See you tomorrow'],
    ['JSON of something else', '{"name":"x"}'],
    ['broken JSON', '{"kept":'],
    ['messages of another version', '{"kept":{"kind":"messages","messages":[{"id":"m"}]}}'],
    ['nothing', ''],
  ])('is left alone when it is %s', (_name, text) => {
    expect(readFragment(text)).toBeNull();
  });
});
