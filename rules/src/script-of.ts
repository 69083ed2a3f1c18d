import type { Definitions } from './definitions.ts';
import type { Script } from './document/content-schemas.ts';
import type { SendSource } from './effect.ts';
import { findTranslation } from './find-translation.ts';
import { findAutoReply, findMessage } from './turn/find-authored.ts';

/** Who listens: a person hears the message, a machine what is left for it. */
export type Listener = 'person' | 'machine';

/**
 * What a source says in a call, before Liquid, in the translation for the locale, else its language, else the
 * default. Null: nothing is said – to a machine that is authored and means to hang up –, or the source is a system
 * text, an auto message of another type, or no longer in the definitions.
 */
export function scriptOf({
  definitions,
  source,
  locale,
  listener,
}: {
  readonly definitions: Definitions;
  readonly source: SendSource;
  readonly locale: string;
  readonly listener: Listener;
}): Script | null {
  if (source.kind === 'system_text') return null;
  const authored = findMessage(definitions, source);
  if (authored === null) return null;
  if (source.kind === 'auto_message') {
    const { message } = authored;
    if (message.type !== 'call') return null;
    const { script, voicemail } = findTranslation(message.translations, locale) ?? message.content;
    return listener === 'person' ? script : voicemail;
  }
  const action = findAutoReply(authored, source.auto_reply_id)?.actions[source.action_index];
  if (action?.type !== 'say' && action?.type !== 'prompt') return null;
  return (findTranslation(action.translations, locale) ?? action).script;
}
