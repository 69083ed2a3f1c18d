import { describe, expect, it } from 'vitest';
import { reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { textTemplate } from '../templates/template.spec-support.ts';
import { answer, is } from './issue-cases.spec-support.ts';
import { issuesOf } from './issues-of.spec-support.ts';
import type { AccountForChecks, CountSegments } from './issue.ts';

describe('templates and files', () => {
  const worded = { body: '', template_id: 'tpl', attachments: ['map'] };
  const script = [{ play: 'clip' }, { say: 'tpl map' }];
  const document = {
    ...schedule(
      reminder({
        content: worded,
        translations: { es: worded },
        auto_replies: [answer(is('a'), [{ type: 'reply', ...worded, translations: { es: { template_id: 'tpl' } } }])],
      }),
      reminderCall({ content: { script, voicemail: script } }),
    ),
    default_auto_replies: [answer(is('b'), [{ type: 'reply', body: 'tpl', attachments: ['form', 'map'] }], 'd')],
  };
  const missing = (code: 'template_unknown' | 'attachment_unknown', account: AccountForChecks) =>
    issuesOf(code, { document, options: { account } }).map(({ pointer, message_id }) => [pointer, message_id]);

  it('that the account does not have are found wherever they are named', () => {
    const none = { templates: [], attachment_ids: new Set<string>() };
    expect(missing('template_unknown', none)).toEqual([
      ['/messages/0/auto_replies/0/actions/0/template_id', 'remind'],
      ['/messages/0/auto_replies/0/actions/0/translations/es/template_id', 'remind'],
      ['/messages/0/content/template_id', 'remind'],
      ['/messages/0/translations/es/template_id', 'remind'],
    ]);
    expect(missing('attachment_unknown', none)).toEqual([
      ['/default_auto_replies/0/actions/0/attachments/0', null],
      ['/default_auto_replies/0/actions/0/attachments/1', null],
      ['/messages/0/auto_replies/0/actions/0/attachments/0', 'remind'],
      ['/messages/0/content/attachments/0', 'remind'],
      ['/messages/0/translations/es/attachments/0', 'remind'],
      ['/messages/1/content/script/0/play', 'call'],
      ['/messages/1/content/voicemail/0/play', 'call'],
    ]);
  });

  it('that it has are fine, and nothing is said where that is not known', () => {
    const all = { templates: [textTemplate({ id: 'tpl' })], attachment_ids: new Set(['map', 'clip', 'form']) };
    for (const account of [all, {}]) {
      expect(missing('template_unknown', account)).toEqual([]);
      expect(missing('attachment_unknown', account)).toEqual([]);
    }
  });
});

describe('files that cannot go the way they are meant to', () => {
  const MB = 1024 * 1024;
  const file = (id: string, content_type: string, size = 1000) => ({
    id,
    content_type,
    file_name: id,
    size,
    can_play: content_type === 'audio/mpeg',
  });
  const account = {
    attachments: [
      file('photo', 'image/jpeg', 3 * MB),
      file('plan', 'application/pdf', 3 * MB),
      file('letter', 'application/rtf', 16 * MB),
      file('song', 'audio/mpeg'),
    ],
  };
  const unsuitable = (document: object) =>
    issuesOf('attachment_unsuitable', { document, options: { account } }).map(({ pointer }) => pointer);
  const text = (...attachments: readonly string[]) => schedule(reminder({ content: { body: 'x', attachments } }));
  const email = (...attachments: readonly string[]) =>
    schedule(reminder({ type: 'email', content: { subject: 's', body: 'x', attachments } }));
  const call = (...clips: readonly string[]) =>
    schedule(reminderCall({ content: { script: clips.map((play) => ({ play })), voicemail: null } }));

  it.each([
    ['a photo with a text', text('photo'), []],
    ['two that are too large for a text together', text('photo', 'plan'), ['/messages/0/content/attachments/1']],
    ['the same two with an email', email('photo', 'plan'), []],
    ['what no phone takes', text('letter'), ['/messages/0/content/attachments/0', '/messages/0/content/attachments/0']],
    ['more than an email takes', email('letter', 'photo'), ['/messages/0/content/attachments/1']],
    ['a song on a call', call('song'), []],
    ['a photo on a call', call('song', 'photo'), ['/messages/0/content/script/1/play']],
    ['a file nothing is known of', text('gone'), []],
  ])('%s', (_, document, pointers) => {
    expect(unsuitable(document)).toEqual(pointers);
  });
});

describe('segments', () => {
  const asked: (readonly [string, string])[] = [];
  const count =
    (segments: number | null): CountSegments =>
    (template, locale) => {
      asked.push([template, locale]);
      return segments;
    };
  const long = (
    document: object,
    { segments = 11, account = {} }: { segments?: number | null; account?: AccountForChecks } = {},
  ) => {
    asked.length = 0;
    return issuesOf('too_many_segments', { document, options: { count_segments: count(segments), account } }).map(
      ({ pointer }) => pointer,
    );
  };

  it('are more than carriers deliver from eleven on', () => {
    expect(long(schedule(reminder()), { segments: 10 })).toEqual([]);
    expect(long(schedule(reminder()), { segments: 11 })).toEqual(['/messages/0/content/body']);
    expect(long(schedule(reminder()), { segments: null })).toEqual([]);
  });

  it('are counted of texts as they are sent, not of emails, subjects, calls and links', () => {
    const mail = { ...reminder({ id: 'mail', content: { subject: 's', body: 'b' } }), type: 'email' };
    const sealed = reminder({ id: 'sealed', send_securely: true });
    const reply = answer(is('a'), [
      { type: 'reply', subject: 's', body: 'b' },
      { type: 'send_email_notification', body: 'n' },
    ]);
    expect(long(schedule(mail, sealed, reminderCall()))).toEqual([]);
    expect(asked).toEqual([]);
    expect(long(schedule(reminder({ auto_replies: [reply] })))).toEqual([
      '/messages/0/auto_replies/0/actions/0/body',
      '/messages/0/content/body',
    ]);
  });

  it('are counted in the wording’s language, else the account’s, else English', () => {
    const document = schedule(reminder({ content: { body: 'a' }, translations: { es: { body: 'b' } } }));
    long(document, { account: { locale: 'de' } });
    expect(asked.toSorted()).toEqual([
      ['a', 'de'],
      ['b', 'es'],
    ]);
    long(document);
    expect(asked).toContainEqual(['a', 'en']);
  });

  it('are counted by whoever can', () => {
    expect(issuesOf('too_many_segments', { document: schedule(reminder()), options: {} })).toEqual([]);
  });
});

describe('languages in use', () => {
  const es = { es: { body: 'Hola' } };
  const missing = (document: object, account: AccountForChecks) =>
    issuesOf('translation_missing', { document, options: { account } }).map(({ pointer, message_id, message }) => [
      pointer,
      message_id,
      message,
    ]);
  const of = (locales: string, it_or_them: 'it' | 'them') =>
    `Contacts use ${locales}, and there is no wording for ${it_or_them}: they get the default one.`;

  it('are those without a wording in every text', () => {
    const reply = answer(is('a'), [{ type: 'reply', body: 'ok', translations: es }, { type: 'mark_as_confirmed' }]);
    const document = {
      ...schedule(reminder({ translations: es, auto_replies: [reply] }), reminder({ id: 'b' })),
      default_auto_replies: [answer(is('b'), [{ type: 'reply', body: 'ok' }], 'd')],
    };
    const account = { locale: 'en-US', locales_in_use: ['es-MX', 'fr', 'fr', 'de', 'en-GB', 'EN'] };
    expect(missing(document, account)).toEqual([
      ['/default_auto_replies/0/actions/0/translations', null, of('de, es-MX, fr', 'them')],
      ['/messages/0/auto_replies/0/actions/0/translations', 'remind', of('de, fr', 'them')],
      ['/messages/0/translations', 'remind', of('de, fr', 'them')],
      ['/messages/1/translations', 'b', of('de, es-MX, fr', 'them')],
    ]);
    expect(missing(document, { ...account, locales_in_use: ['es', 'de'] })[1]?.[2]).toBe(of('de', 'it'));
  });

  it('are none that the default speaks; it is English where nothing is said', () => {
    expect(missing(schedule(reminder()), { locales_in_use: ['en-GB', 'en'] })).toEqual([]);
    expect(missing(schedule(reminder()), { locale: 'ES-mx', locales_in_use: ['es'] })).toEqual([]);
    expect(missing(schedule(reminder()), { locale: 'es', locales_in_use: ['en'] })).toHaveLength(1);
    expect(missing(schedule(reminder()), {})).toEqual([]);
    expect(missing(schedule(reminder({ translations: es })), { locales_in_use: ['es-MX'] })).toEqual([]);
  });

  it('are no matter for what is off', () => {
    expect(missing(schedule(reminder({ availability: 'off' })), { locales_in_use: ['es'] })).toEqual([]);
  });
});
