import type { Fields, UserNames } from '@kept/content/fields';
import { buildFields } from '@kept/content/fields';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import { contentOf } from '@kept/rules/content-of';
import type { Definitions } from '@kept/rules/definitions';
import type { Script } from '@kept/rules/document/content-schemas';
import type { SendSource } from '@kept/rules/effect';
import type { Facts } from '@kept/rules/facts';
import { scriptOf, type Listener } from '@kept/rules/script-of';
import { findMessage } from '@kept/rules/turn/find-authored';
import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';
import { withSampleLinks } from '#lib/links/with-sample-links.ts';
import { invitesOf } from '../panel/content/invites.ts';
import { invitedAs } from '../panel/preview/invited-as.ts';
import type { BehindLink, Spoken } from './heard.ts';

/** What a client reads. */
export interface Words {
  /** Null: it has none, or the account's usual one. */
  readonly subject: string | null;
  readonly body: string;
  /** Ids of files that go along. */
  readonly attachments: readonly string[];
  /** Of what goes securely, whose words here are those of the invitation; null: it goes as it stands. */
  readonly behind: BehindLink | null;
  /** It cannot be rendered as it is written: nothing would be sent. */
  readonly is_broken: boolean;
}

/** What a client hears. */
export interface SpokenWords {
  readonly says: readonly Spoken[];
  /** It cannot be rendered as it is written: nothing would be said. */
  readonly is_broken: boolean;
}

export interface Telling {
  readonly definitions: Definitions;
  /** True of the moment it is said. */
  readonly facts: Facts;
  readonly user: UserNames;
  /** How the account sends securely; undefined: it is not known yet. */
  readonly secure: SecureMessaging | undefined;
}

/** The words a text or mail refers to, rendered as they are when they go out; null: it is no longer in the document. */
export function wordsOfSend(
  telling: Telling,
  { source, channel }: { readonly source: SendSource; readonly channel: 'sms' | 'email' },
): Words | null {
  const { locale } = telling.facts.participant;
  if (source.kind === 'system_text') return textOfOurs(telling, source.text);
  const content = contentOf({ definitions: telling.definitions, source, locale });
  if (content === null) return null;
  const { attachments, template_id } = content;
  if (template_id !== null)
    return {
      subject: null,
      body: `(what the template ${template_id} says)`,
      attachments,
      behind: null,
      is_broken: false,
    };
  const body = render(telling, content.body);
  const subject = content.subject === null ? null : render(telling, content.subject);
  const words = {
    subject: subject?.text ?? null,
    body: body.text,
    attachments,
    behind: null,
    is_broken: body.is_broken || subject?.is_broken === true,
  };
  return asLink(telling, { source, channel, content, words }) ?? words;
}

interface Worded {
  readonly source: Exclude<SendSource, { readonly kind: 'system_text' }>;
  readonly channel: 'sms' | 'email';
  readonly content: {
    readonly body: string;
    readonly link_subject?: string | null;
    readonly link_body?: string | null;
  };
  readonly words: Words;
}

/** As its client gets it who gets a link to the words instead of the words; null: this one goes as it stands. */
function asLink(telling: Telling, { source, channel, content, words }: Worded): Words | null {
  const { definitions, facts, secure } = telling;
  const message = findMessage(definitions, source)?.message;
  if (message === undefined || secure === undefined) return null;
  // an answer invites in the account's words
  const invites = invitesOf(message, { settings: secure, of_translation: source.kind === 'auto_message' });
  if (invites === null) return null;
  const { link_subject = null, link_body = null } = content;
  const { subject, body, pin } = invitedAs({
    content: channel === 'email' ? { link_subject, link_body } : { link_body },
    invites,
    fields: fieldsOf(telling),
    style: { locale: facts.participant.locale, time_zone: facts.appointment.time_zone },
  });
  const behind = { subject: words.subject, body: words.body, attachments: words.attachments };
  return { ...words, subject, body, attachments: [], behind: { ...behind, pin, waits: !secure.enabled } };
}

/** What a call or a part of it says to whoever listens, rendered likewise; null: nothing, and to a machine it hangs up. */
export function spokenOfSend(
  telling: Telling,
  { source, listener }: { readonly source: SendSource; readonly listener: Listener },
): SpokenWords | null {
  const { definitions, facts } = telling;
  if (source.kind === 'system_text') {
    const { body, is_broken } = textOfOurs(telling, source.text);
    return body === '' ? null : { says: [{ say: body }], is_broken };
  }
  const script = scriptOf({ definitions, source, locale: facts.participant.locale, listener });
  return script === null ? null : spokenWords(telling, script);
}

/** One of the product's own texts, in the client's language. */
export function textOfOurs(telling: Telling, key: Parameters<typeof systemText>[0]['key']): Words {
  const template = systemText({ key, locale: telling.facts.participant.locale, overrides: {} });
  const { text, is_broken } = render(telling, template);
  return { subject: null, body: text, attachments: [], behind: null, is_broken };
}

function spokenWords(telling: Telling, script: Script): SpokenWords {
  const parts = script.map((part) => {
    if ('play' in part) return { spoken: part, is_broken: false };
    const { text, is_broken } = render(telling, part.say);
    return { spoken: { say: text }, is_broken };
  });
  return { says: parts.map(({ spoken }) => spoken), is_broken: parts.some(({ is_broken }) => is_broken) };
}

const known = new WeakMap<Facts, { readonly user: UserNames; readonly fields: Fields }>();

function render(telling: Telling, template: string): { readonly text: string; readonly is_broken: boolean } {
  const { facts } = telling;
  const style = { locale: facts.participant.locale, time_zone: facts.appointment.time_zone };
  const { text, fault } = renderTemplate(template, fieldsOf(telling), style);
  return { text: withSampleLinks(text), is_broken: fault !== null };
}

/** Facts are values: the many texts of one play are said of few. */
function fieldsOf({ facts, user }: Telling): Fields {
  const before = known.get(facts);
  if (before?.user === user) return before.fields;
  const fields = buildFields({ facts, user });
  known.set(facts, { user, fields });
  return fields;
}
