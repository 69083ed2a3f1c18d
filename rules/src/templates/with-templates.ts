import type { Reply } from '../actions/reply.ts';
import type { Action, AutoMessage, AutoReply, Definition } from '../document.ts';
import { templateIdsOf } from './template-ids-of.ts';
import type { Template } from './template.ts';

type Find = (id: string | null) => Template | undefined;
type Message<Type> = Extract<AutoMessage, { readonly type: Type }>;
type Of<Channel> = Extract<Template, { readonly channel: Channel }>;

/**
 * The definition as it reads with what its templates say in the place of what names them, so that nobody who decides,
 * renders or checks need know of templates. A subject and files that stand beside a template come before its own; a
 * translation that the author wrote comes before the template's. What names a template that is not among these, or one
 * of another channel, stays as it is.
 */
export function withTemplates(definition: Definition, templates: readonly Template[]): Definition {
  if (templates.length === 0 || templateIdsOf(definition).length === 0) return definition;
  const by_id = new Map(templates.map((template) => [template.id, template]));
  const find: Find = (id) => (id === null ? undefined : by_id.get(id));
  return {
    ...definition,
    messages: definition.messages.map((message) => ({
      ...inMessage(message, find),
      auto_replies: inAnswers(message.auto_replies, find),
    })),
    default_auto_replies: inAnswers(definition.default_auto_replies, find),
  };
}

function inMessage(message: AutoMessage, find: Find): AutoMessage {
  switch (message.type) {
    case 'sms':
      return { ...message, ...inText(message, find) };
    case 'email':
      return { ...message, ...inMail(message, find) };
    case 'call':
      return { ...message, ...inCall(message, find) };
  }
}

function inText(message: Message<'sms'>, find: Find): Pick<Message<'sms'>, 'content' | 'translations'> {
  type Words = Message<'sms'>['content'];
  const said = (own: Words, words: Of<'sms'>['content']): Words => ({
    ...own,
    ...words,
    attachments: own.attachments.length === 0 ? words.attachments : own.attachments,
    template_id: null,
  });
  const templateOf = ({ template_id }: Words) => {
    const found = find(template_id);
    return found?.channel === 'sms' ? found : undefined;
  };
  return worded<Words, Of<'sms'>['content']>(message, { templateOf, said, translated: said });
}

function inMail(message: Message<'email'>, find: Find): Pick<Message<'email'>, 'content' | 'translations'> {
  type Words = Message<'email'>['content'];
  const said = (own: Words, words: Of<'email'>['content']): Words => ({
    ...own,
    ...words,
    subject: own.subject ?? words.subject,
    attachments: own.attachments.length === 0 ? words.attachments : own.attachments,
    template_id: null,
  });
  const templateOf = ({ template_id }: Words) => {
    const found = find(template_id);
    return found?.channel === 'email' ? found : undefined;
  };
  return worded<Words, Of<'email'>['content']>(message, { templateOf, said, translated: inItsLanguage(said) });
}

type MailWords = Of<'email'>['content'];

/** The author's subject is in the language of the default wording, so a translation has the template's before it. */
function inItsLanguage<Own extends { readonly subject: string | null }>(said: (own: Own, words: MailWords) => Own) {
  return (own: Own, words: MailWords): Own => said({ ...own, subject: words.subject ?? own.subject }, words);
}

function inCall(message: Message<'call'>, find: Find): Pick<Message<'call'>, 'content' | 'translations'> {
  type Words = Message<'call'>['content'];
  const said = (_own: Words, words: Of<'call'>['content']): Words => ({ ...words, template_id: null });
  const templateOf = ({ template_id }: Words) => {
    const found = find(template_id);
    return found?.channel === 'call' ? found : undefined;
  };
  return worded<Words, Of<'call'>['content']>(message, { templateOf, said, translated: said });
}

function inAnswers(auto_replies: readonly AutoReply[], find: Find): readonly AutoReply[] {
  return auto_replies.map((auto_reply) => ({
    ...auto_reply,
    actions: auto_reply.actions.map((action): Action => (action.type === 'reply' ? inReply(action, find) : action)),
  }));
}

type ReplyWords = Pick<Reply, 'body' | 'subject' | 'template_id'>;

/** An answer goes out as what it answers: by text or by email. Its files are the same in each language. */
function inReply(action: Reply, find: Find): Reply {
  const templateOf = ({ template_id }: ReplyWords) => {
    const found = find(template_id);
    return found === undefined || found.channel === 'call'
      ? undefined
      : { content: mailWords(found.content), translations: mapped(found.translations, mailWords) };
  };
  const said = ({ subject }: ReplyWords, words: Of<'email'>['content']): ReplyWords => ({
    subject: subject ?? words.subject,
    body: words.body,
    template_id: null,
  });
  const { subject, body, template_id, translations } = action;
  const { content, translations: all } = worded<ReplyWords, Of<'email'>['content']>(
    { content: { subject, body, template_id }, translations },
    { templateOf, said, translated: inItsLanguage(said) },
  );
  const files = action.attachments.length === 0 ? templateOf(action)?.content.attachments : undefined;
  return { ...action, ...content, translations: all, attachments: files ?? action.attachments };
}

/** A text has no subject. */
function mailWords(words: Of<'sms' | 'email'>['content']): Of<'email'>['content'] {
  return 'subject' in words ? words : { ...words, subject: null };
}

type Translations<Words> = Readonly<Record<string, Words>>;

interface Wording<Own, Words> {
  readonly templateOf: (
    own: Own,
  ) => { readonly content: Words; readonly translations: Translations<Words> } | undefined;
  readonly said: (own: Own, words: Words) => Own;
  /** The same for the template's own translation. */
  readonly translated: (own: Own, words: Words) => Own;
}

function worded<Own, Words>(
  { content, translations }: { readonly content: Own; readonly translations: Translations<Own> },
  { templateOf, said, translated }: Wording<Own, Words>,
): { readonly content: Own; readonly translations: Translations<Own> } {
  const template = templateOf(content);
  const authored = Object.fromEntries(
    Object.entries(translations).map(([locale, own]) => {
      const found = templateOf(own);
      return [locale, found === undefined ? own : said(own, found.translations[locale] ?? found.content)];
    }),
  );
  if (template === undefined) return { content, translations: authored };
  const from_template = mapped(template.translations, (words) => translated(content, words));
  return { content: said(content, template.content), translations: { ...from_template, ...authored } };
}

function mapped<From, To>(record: Translations<From>, to: (from: From) => To): Translations<To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
