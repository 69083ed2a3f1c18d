import { describe, expect, it } from 'vitest';
import { contentOf } from './content-of.ts';
import { define, reminder, schedule } from './scenario.spec-support.ts';

const auto_replies = [
  {
    id: 'ar',
    trigger: { type: 'message_fails' },
    actions: [
      { type: 'reply', body: 'Hello', translations: { de: { body: 'Hallo' } } },
      { type: 'send_email_notification', to: 'desk@example.com', subject: 'Failed' },
      { type: 'do_nothing' },
    ],
  },
];
const translations = { es: { body: 'Hola' }, 'es-MX': { body: 'Qué tal' } };
const email = {
  ...reminder({ id: 'mail' }),
  type: 'email',
  content: { subject: 'Your visit', body: 'Hi' },
  translations: { fr: { body: 'Salut' } },
};
const definitions = {
  newest: 'rev_1',
  by_revision: {
    rev_1: define({
      ...schedule(reminder({ content: { body: 'Hi' }, translations }), email),
      default_auto_replies: auto_replies,
    }),
  },
};
const message = (locale: string, auto_message_id = 'remind') =>
  contentOf({ definitions, source: { kind: 'auto_message', revision_id: 'rev_1', auto_message_id }, locale });
const action = (kind: 'automatic_reply' | 'notification', action_index: number, locale = 'en') =>
  contentOf({
    definitions,
    source: { kind, revision_id: 'rev_1', auto_message_id: 'remind', auto_reply_id: 'ar', action_index },
    locale,
  });

describe('contentOf', () => {
  it.each([
    ['en-US', 'Hi'],
    ['es-MX', 'Qué tal'],
    ['es-mx', 'Qué tal'],
    ['es-AR', 'Hola'],
    ['es', 'Hola'],
    ['eo', 'Hi'],
  ])('chooses for %s by locale, then language, then default', (locale, body) => {
    expect(message(locale)).toEqual({ subject: null, body, attachments: [], template_id: null, to: null });
  });

  it('keeps the default subject of an email whose translation has none', () => {
    expect(message('fr', 'mail')).toEqual({
      subject: 'Your visit',
      body: 'Salut',
      attachments: [],
      template_id: null,
      to: null,
    });
  });

  it('has the files of the wording, and those of the default one where a translation has none', () => {
    const files = reminder({
      content: { body: 'Hi', attachments: ['map'] },
      translations: { es: { body: 'Hola' }, fr: { body: 'Salut', attachments: ['plan'] } },
    });
    const attached = (locale: string) =>
      contentOf({
        definitions: { newest: 'r', by_revision: { r: define(schedule(files)) } },
        source: { kind: 'auto_message', revision_id: 'r', auto_message_id: 'remind' },
        locale,
      })?.attachments;
    expect([attached('en'), attached('es'), attached('fr')]).toEqual([['map'], ['map'], ['plan']]);
  });

  it('finds replies and notifications, defaults included', () => {
    expect(action('automatic_reply', 0)).toEqual({
      subject: null,
      body: 'Hello',
      attachments: [],
      template_id: null,
      to: null,
    });
    expect(action('automatic_reply', 0, 'de-CH')?.body).toBe('Hallo');
    expect(action('notification', 1)).toEqual({
      subject: 'Failed',
      body: '',
      attachments: [],
      template_id: null,
      to: 'desk@example.com',
    });
  });

  it('finds nothing where there are no words', () => {
    expect(action('automatic_reply', 2)).toBeNull();
    expect(action('automatic_reply', 9)).toBeNull();
    expect(message('en', 'gone')).toBeNull();
    expect(
      contentOf({
        definitions,
        source: { kind: 'auto_message', revision_id: 'constructor', auto_message_id: 'remind' },
        locale: 'en',
      }),
    ).toBeNull();
    expect(contentOf({ definitions, source: { kind: 'system_text', text: 'help' }, locale: 'en' })).toBeNull();
  });
});
