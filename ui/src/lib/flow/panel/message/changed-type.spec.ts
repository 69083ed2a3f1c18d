import { autoMessageSchema } from '@kept/rules/document/auto-message-schema';
import { expect, it } from 'vitest';
import { newMessage } from '../../document/new-message.ts';
import { readDocument } from '../../read-document.spec-support.ts';
import { changedType } from './changed-type.ts';

const text = newMessage(readDocument(), { type: 'sms', purpose: 'reminder' });

it('takes the words of a text into an email and back', () => {
  const email = changedType(text, 'email');
  expect(email).toMatchObject({ type: 'email', id: text.id, content: { subject: null, body: bodyOf(text) } });
  expect(changedType(email, 'sms')).toEqual(text);
});

it('lets a call say what the text says, in each language', () => {
  const translated = autoMessageSchema.parse({ ...text, translations: { es: { body: 'Hola' } } });
  expect(changedType(translated, 'call')).toMatchObject({
    content: { script: [{ say: bodyOf(text) }] },
    translations: { es: { script: [{ say: 'Hola' }] } },
  });
});

it('takes an invitation and its PIN along, and leaves them behind where it becomes a call', () => {
  const invites = autoMessageSchema.parse({
    ...text,
    send_securely: true,
    pin: '{{ custom.pin }}',
    content: { ...text.content, link_body: 'Read: {{ secure_link }}' },
  });
  const email = changedType(invites, 'email');
  expect(email).toMatchObject({ pin: '{{ custom.pin }}', content: { link_body: 'Read: {{ secure_link }}' } });
  expect(changedType(email, 'call')).toMatchObject({ pin: null, content: { script: [{ say: bodyOf(text) }] } });
});

function bodyOf({ content }: typeof text): string {
  return 'body' in content ? content.body : '';
}
