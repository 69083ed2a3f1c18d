import { describe, expect, it } from 'vitest';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { answer, is } from './issue-cases.spec-support.ts';
import { textsOf } from './texts-of.ts';

const told = (document: object) =>
  textsOf(define(document)).map(({ template, pointer, part, locale, channels, secure }) => [
    template,
    pointer,
    part,
    locale,
    channels.join(),
    ...(secure ? ['secure'] : []),
  ]);

const script = (say: string) => [{ play: 'jingle' }, { say }];

describe('the texts of a document', () => {
  it('of a text and an email: subjects and bodies, also translated and sent securely', () => {
    const sms = reminder({ content: { body: 'a' }, translations: { es: { body: 'b' } } });
    const email = {
      ...reminder({
        id: 'mail',
        content: { subject: 'c', body: 'd', link_subject: 'f', link_body: 'g' },
        translations: { es: { body: 'e' } },
      }),
      type: 'email',
      send_securely: true,
      pin: '{{ custom.pin }}',
    };
    expect(told(schedule(sms, email))).toEqual([
      ['a', '/messages/0/content/body', 'body', null, 'sms'],
      ['b', '/messages/0/translations/es/body', 'body', 'es', 'sms'],
      ['c', '/messages/1/content/subject', 'subject', null, 'email', 'secure'],
      ['d', '/messages/1/content/body', 'body', null, 'email', 'secure'],
      ['f', '/messages/1/content/link_subject', 'link_subject', null, 'email', 'secure'],
      ['g', '/messages/1/content/link_body', 'link_body', null, 'email', 'secure'],
      ['e', '/messages/1/translations/es/body', 'body', 'es', 'email', 'secure'],
      ['{{ custom.pin }}', '/messages/1/pin', 'pin', null, 'email', 'secure'],
    ]);
  });

  it('of a call: what is said to a person and to a machine, without the clips', () => {
    const content = { script: script('a'), voicemail: script('b') };
    const translations = { es: { script: script('c'), voicemail: null } };
    expect(told(schedule(reminderCall({ content, translations })))).toEqual([
      ['a', '/messages/0/content/script/1/say', 'said', null, 'call'],
      ['b', '/messages/0/content/voicemail/1/say', 'said', null, 'call'],
      ['c', '/messages/0/translations/es/script/1/say', 'said', 'es', 'call'],
    ]);
  });

  it('of answers: replies by what they answer, notifications by email, and what a call says', () => {
    const reply = { type: 'reply', subject: 's', body: 'r', translations: { es: { body: 'rs' } } };
    const mail = { type: 'send_email_notification', body: 'm' };
    const said = { type: 'say', script: script('x'), translations: { es: { script: script('y') } } };
    const document = {
      ...schedule(
        reminder({
          content: { body: '' },
          auto_replies: [answer(is('a'), [reply, mail, { type: 'mark_as_confirmed' }])],
        }),
        reminderCall({
          content: {},
          auto_replies: [answer({ type: 'client_dials', digit: '4' }, [said], 'b')],
        }),
      ),
      default_auto_replies: [answer(is('b'), [{ type: 'reply', body: 'd' }], 'c')],
    };
    const answers = told(document).filter(([, pointer]) => String(pointer).includes('actions'));
    expect(answers).toEqual([
      ['s', '/messages/0/auto_replies/0/actions/0/subject', 'subject', null, 'sms'],
      ['r', '/messages/0/auto_replies/0/actions/0/body', 'body', null, 'sms'],
      ['rs', '/messages/0/auto_replies/0/actions/0/translations/es/body', 'body', 'es', 'sms'],
      ['m', '/messages/0/auto_replies/0/actions/1/body', 'body', null, 'email'],
      ['x', '/messages/1/auto_replies/0/actions/0/script/1/say', 'said', null, 'call'],
      ['y', '/messages/1/auto_replies/0/actions/0/translations/es/script/1/say', 'said', 'es', 'call'],
      ['d', '/default_auto_replies/0/actions/0/body', 'body', null, 'sms'],
    ]);
  });

  it('of a default go wherever it answers', () => {
    const document = {
      ...schedule(reminder(), { ...reminder({ id: 'mail' }), type: 'email' }, reminder({ id: 'more' }), reminderCall()),
      default_auto_replies: [answer(is('b'), [{ type: 'reply', body: 'd' }], 'c')],
    };
    expect(told(document).at(-1)?.[4]).toBe('sms,email');
    const off = { ...document, ...schedule(reminder({ disable_default_auto_replies: true })) };
    expect(told(off).at(-1)?.[4]).toBe('');
  });
});
