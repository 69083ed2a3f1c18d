import { describe, expect, it } from 'vitest';
import { answer, is } from '../checks/issue-cases.spec-support.ts';
import { issuesOf } from '../checks/issues-of.spec-support.ts';
import { contentOf } from '../content-of.ts';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { scriptOf } from '../script-of.ts';
import type { Template } from './template.ts';
import { callTemplate, mailTemplate, textTemplate } from './template.spec-support.ts';
import { withTemplates } from './with-templates.ts';

const SOURCE = { revision_id: 'r', auto_message_id: 'remind' } as const;

interface Saying {
  readonly locale?: string;
  readonly answer_id?: string;
}

const said = (message: object, template: Template, { locale = 'en', answer_id }: Saying = {}) =>
  contentOf({
    definitions: { newest: 'r', by_revision: { r: withTemplates(define(schedule(message)), [template]) } },
    source:
      answer_id === undefined
        ? { kind: 'auto_message', ...SOURCE }
        : { kind: 'automatic_reply', ...SOURCE, auto_reply_id: answer_id, action_index: 0 },
    locale,
  });

describe('a message that names a template', () => {
  const text = reminder({ content: { template_id: 'tpl_1' } });
  const mail = reminder({ type: 'email', content: { template_id: 'tpl_1' } });

  it('says what the template says, in the language of the client', () => {
    const template = textTemplate({ translations: { es: { body: 'Hasta luego', attachments: [] } } });
    expect(said(text, template)?.body).toBe('See you. Reply STOP to opt out.');
    expect(said(text, template, { locale: 'es-MX' })?.body).toBe('Hasta luego');
  });

  it('keeps a translation that its author wrote for it', () => {
    const template = textTemplate({ translations: { es: { body: 'Hasta luego', attachments: [] } } });
    const own = reminder({ content: { template_id: 'tpl_1' }, translations: { es: { body: 'Adiós' } } });
    expect(said(own, template, { locale: 'es' })?.body).toBe('Adiós');
  });

  it('has the subject and files that stand beside it, else the template’s', () => {
    expect(said(mail, mailTemplate())).toMatchObject({ subject: 'How to find us', attachments: ['map'] });
    const own = reminder({
      type: 'email',
      content: { template_id: 'tpl_1', subject: 'Tomorrow', attachments: ['form'] },
    });
    expect(said(own, mailTemplate())).toMatchObject({ subject: 'Tomorrow', attachments: ['form'] });
  });

  it('gives a translated mail the template’s subject in that language before its own', () => {
    const template = mailTemplate({
      translations: { es: { subject: 'Cómo llegar', body: 'A la izquierda.', attachments: [] } },
    });
    const own = reminder({ type: 'email', content: { template_id: 'tpl_1', subject: 'Tomorrow' } });
    expect(said(own, template, { locale: 'es' })).toMatchObject({ subject: 'Cómo llegar', body: 'A la izquierda.' });
  });

  it('stays as it is while nobody knows the template, or it is of another channel', () => {
    expect(said(text, textTemplate({ id: 'other' }))).toMatchObject({ body: '', template_id: 'tpl_1' });
    expect(said(text, mailTemplate())).toMatchObject({ body: '', template_id: 'tpl_1' });
  });

  it('speaks a call’s script and leaves its voicemail', () => {
    const definition = define(schedule(reminderCall({ content: { template_id: 'tpl_1' } })));
    const definitions = { newest: 'r', by_revision: { r: withTemplates(definition, [callTemplate()]) } };
    const source = { kind: 'auto_message', revision_id: 'r', auto_message_id: 'call' } as const;
    expect(scriptOf({ definitions, source, locale: 'en', listener: 'person' })).toEqual([{ say: 'Hello.' }]);
    expect(scriptOf({ definitions, source, locale: 'en', listener: 'machine' })).toEqual([{ say: 'We called.' }]);
  });
});

it('answers with a template, whose files go along where the answer has none', () => {
  const message = (more: object) =>
    reminder({
      type: 'email',
      auto_replies: [answer(is('a'), [{ type: 'reply', template_id: 'tpl_1', ...more }])],
    });
  const [first] = define(schedule(message({}))).messages;
  const answer_id = first?.auto_replies[0]?.id ?? '';
  expect(said(message({}), mailTemplate(), { answer_id })).toMatchObject({
    subject: 'How to find us',
    body: 'Turn left.',
    attachments: ['map'],
    template_id: null,
  });
  expect(said(message({ attachments: ['form'] }), mailTemplate(), { answer_id })?.attachments).toEqual(['form']);
  expect(said(message({}), textTemplate(), { answer_id })?.body).toBe('See you. Reply STOP to opt out.');
});

describe('what is wrong in a template', () => {
  const document = schedule(reminder({ content: { template_id: 'tpl_1' } }));
  const check = (template: Template) =>
    issuesOf('template', {
      document,
      options: {
        check_template: (words) => (words.includes('{{') ? [{ message: 'There is no such field.' }] : []),
        account: { templates: [template] },
      },
    });

  it('stands where the template is named, by its name, with nothing to mend there', () => {
    expect(check(textTemplate({ content: { body: '{{ x }}', attachments: [] } }))).toMatchObject([
      {
        pointer: '/messages/0/content/template_id',
        message: 'In the template “See you”: There is no such field.',
        fix: null,
      },
    ]);
    const translated = textTemplate({ translations: { es: { body: '{{ x }}', attachments: [] } } });
    expect(check(translated)).toMatchObject([{ pointer: '/messages/0/content/template_id' }]);
    expect(check(textTemplate())).toEqual([]);
  });
});

describe('answers to texts and emails', () => {
  const of_other_channel = (definition: object, template: Template) =>
    issuesOf('template_of_other_channel', { document: definition, options: { account: { templates: [template] } } });
  const defaults = (...messages: readonly object[]) => ({
    ...schedule(...messages),
    default_auto_replies: [answer(is('b'), [{ type: 'reply', template_id: 'tpl_1' }], 'd')],
  });
  const mail = reminder({ id: 'mail', type: 'email' });

  it('take a template for texts as soon as one of them may be a text', () => {
    expect(of_other_channel(defaults(reminder(), mail), textTemplate())).toEqual([]);
    expect(of_other_channel(defaults(reminder(), mail), mailTemplate())).toHaveLength(1);
    expect(of_other_channel(defaults(mail), mailTemplate())).toEqual([]);
    expect(of_other_channel(defaults(mail), textTemplate())).toHaveLength(1);
  });
});
