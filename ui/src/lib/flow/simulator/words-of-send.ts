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
import type { Spoken } from './heard.ts';
import { withSampleLinks } from '#lib/links/with-sample-links.ts';

/** What a client reads. */
export interface Words {
  /** Null: it has none, or the account's usual one. */
  readonly subject: string | null;
  readonly body: string;
  /** Ids of files that go along. */
  readonly attachments: readonly string[];
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
}

/** The words a text or mail refers to, rendered as they are when they go out; null: it is no longer in the document. */
export function wordsOfSend(telling: Telling, source: SendSource): Words | null {
  const { locale } = telling.facts.participant;
  if (source.kind === 'system_text') return textOfOurs(telling, source.text);
  const content = contentOf({ definitions: telling.definitions, source, locale });
  if (content === null) return null;
  const { attachments, template_id } = content;
  if (template_id !== null)
    return { subject: null, body: `(what the template ${template_id} says)`, attachments, is_broken: false };
  const body = render(telling, content.body);
  const subject = content.subject === null ? null : render(telling, content.subject);
  return {
    subject: subject?.text ?? null,
    body: body.text,
    attachments,
    is_broken: body.is_broken || subject?.is_broken === true,
  };
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
  return { subject: null, body: text, attachments: [], is_broken };
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
