import type { Action, AutoMessage, Definition } from '../document.ts';
import type { Script } from '../document/content-schemas.ts';
import type { Channel } from '../facts.ts';
import { messagesAnsweredBy, placedMessages, placedReplies } from './placed.ts';

/** A text of the document with Liquid in it. */
export interface AuthoredText {
  readonly template: string;
  readonly pointer: string;
  readonly message_id: string | null;
  readonly part: 'subject' | 'body' | 'said';
  /** The translation it is; null: the default wording. */
  readonly locale: string | null;
  /** Whom it goes to, by what; staff read notifications by email. */
  readonly channels: readonly Channel[];
  /** True when the client gets a link instead of the text itself. */
  readonly secure: boolean;
}

/** Every text of the document, in its order. */
export function textsOf(definition: Definition): readonly AuthoredText[] {
  return [
    ...placedMessages(definition).flatMap(({ message, pointer }) =>
      ofMessage(message).map(({ at, ...text }) => ({
        ...text,
        pointer: pointer + at,
        message_id: message.id,
        channels: [message.type],
        secure: message.send_securely,
      })),
    ),
    ...placedReplies(definition).flatMap((placed) => {
      const { auto_reply, pointer, message } = placed;
      const channels = [...new Set(messagesAnsweredBy(definition, placed).map(({ type }) => type))];
      return auto_reply.actions.flatMap((action, index) =>
        ofAction(action).map(({ at, ...text }) => ({
          ...text,
          pointer: `${pointer}/actions/${index}${at}`,
          message_id: message?.id ?? null,
          channels: action.type === 'send_email_notification' ? (['email'] as const) : channels,
          secure: false,
        })),
      );
    }),
  ];
}

interface Part {
  readonly template: string;
  readonly locale: string | null;
  readonly at: string;
  readonly part: AuthoredText['part'];
}

function ofMessage(message: AutoMessage): readonly Part[] {
  switch (message.type) {
    case 'sms':
      return wordings(message).flatMap(({ words: { body }, ...place }) => worded({ subject: null, body }, place));
    case 'email':
      return wordings(message).flatMap(({ words, ...place }) => worded(words, place));
    case 'call':
      return wordings(message).flatMap(({ words: { script, voicemail }, at, locale }) => [
        ...spoken(script, { at: `${at}/script`, locale }),
        ...spoken(voicemail ?? [], { at: `${at}/voicemail`, locale }),
      ]);
  }
}

interface Place {
  readonly at: string;
  readonly locale: string | null;
}

/** The default wording and each translation. */
function wordings<T>({
  content,
  translations,
}: {
  readonly content: T;
  readonly translations: Readonly<Record<string, T>>;
}): readonly (Place & { readonly words: T })[] {
  return [
    { words: content, at: '/content', locale: null },
    ...Object.entries(translations).map(([locale, words]) => ({ words, at: `/translations/${locale}`, locale })),
  ];
}

function ofAction(action: Action): readonly Part[] {
  if (action.type === 'send_email_notification') return worded(action, { at: '', locale: null });
  if (action.type === 'say' || action.type === 'prompt') {
    return [
      ...spoken(action.script, { at: '/script', locale: null }),
      ...Object.entries(action.translations).flatMap(([locale, { script }]) =>
        spoken(script, { at: `/translations/${locale}/script`, locale }),
      ),
    ];
  }
  if (action.type !== 'reply') return [];
  return [
    ...worded(action, { at: '', locale: null }),
    ...Object.entries(action.translations).flatMap(([locale, words]) =>
      worded(words, { at: `/translations/${locale}`, locale }),
    ),
  ];
}

function worded(
  { subject, body }: { readonly subject: string | null; readonly body: string | null },
  { at, locale }: Place,
): readonly Part[] {
  return [
    ...(subject === null ? [] : [{ template: subject, at: `${at}/subject`, locale, part: 'subject' as const }]),
    ...(body === null ? [] : [{ template: body, at: `${at}/body`, locale, part: 'body' as const }]),
  ];
}

function spoken(script: Script, { at, locale }: Place): readonly Part[] {
  return script.flatMap((part, index) =>
    'say' in part ? [{ template: part.say, at: `${at}/${index}/say`, locale, part: 'said' as const }] : [],
  );
}
