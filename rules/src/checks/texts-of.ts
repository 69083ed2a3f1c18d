import type { Say } from '../actions/say.ts';
import type { Action, AutoMessage, Definition } from '../document.ts';
import type { Script } from '../document/content-schemas.ts';
import type { Channel } from '../facts.ts';
import { pointerTo } from '../pointer-to.ts';
import type { TextPart } from './issue.ts';
import { messagesAnsweredBy, placedMessages, placedReplies } from './placed.ts';
import { type Wording, wordingsOf } from './wordings-of.ts';

/** A text of the document with Liquid in it. */
export interface AuthoredText {
  readonly template: string;
  readonly pointer: string;
  readonly message_id: string | null;
  readonly part: TextPart;
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
      ofMessage(message).map(({ path, ...text }) => ({
        ...text,
        pointer: pointerTo(pointer, path),
        message_id: message.id,
        channels: [message.type],
        secure: message.send_securely,
      })),
    ),
    ...placedReplies(definition).flatMap((placed) => {
      const { auto_reply, pointer, message } = placed;
      const channels = [...new Set(messagesAnsweredBy(definition, placed).map(({ type }) => type))];
      return auto_reply.actions.flatMap((action, index) =>
        ofAction(action).map(({ path, ...text }) => ({
          ...text,
          pointer: pointerTo(pointer, ['actions', index, ...path]),
          message_id: message?.id ?? null,
          channels: action.type === 'send_email_notification' ? (['email'] as const) : channels,
          secure: false,
        })),
      );
    }),
  ];
}

interface Part extends Pick<AuthoredText, 'template' | 'locale' | 'part'> {
  readonly path: Wording<unknown>['path'];
}

function ofMessage(message: AutoMessage): readonly Part[] {
  const path = ['content'];
  if (message.type !== 'call') {
    const { content, translations, pin } = message;
    return [
      ...wordingsOf<Text>(content, { path, translations }).flatMap(written),
      ...(pin === null ? [] : [{ template: pin, path: ['pin'], locale: null, part: 'pin' as const }]),
    ];
  }
  return wordingsOf(message.content, { path, translations: message.translations }).flatMap((wording) => [
    ...spoken(wording.words.script, { ...wording, field: 'script' }),
    ...spoken(wording.words.voicemail ?? [], { ...wording, field: 'voicemail' }),
  ]);
}

function ofAction(action: Action): readonly Part[] {
  switch (action.type) {
    case 'send_email_notification':
      return written({ words: action, path: [], locale: null });
    case 'reply':
      return wordingsOf<Text>(action, { path: [], translations: action.translations }).flatMap(written);
    case 'say':
    case 'prompt':
      return wordingsOf<Pick<Say, 'script'>>(action, { path: [], translations: action.translations }).flatMap(
        (wording) => spoken(wording.words.script, { ...wording, field: 'script' }),
      );
    default:
      return [];
  }
}

const WRITTEN = ['subject', 'body', 'link_subject', 'link_body'] as const;

/** A text message has no subject, and an answer invites nobody. */
type Text = Partial<Readonly<Record<(typeof WRITTEN)[number], string | null>>>;

function written({ words, path, locale }: Wording<Text>): readonly Part[] {
  return WRITTEN.flatMap((part) => {
    const template = words[part] ?? null;
    return template === null ? [] : [{ template, path: [...path, part], locale, part }];
  });
}

function spoken(
  script: Script,
  { path, locale, field }: Omit<Wording<unknown>, 'words'> & { readonly field: string },
): readonly Part[] {
  return script.flatMap((part, index) =>
    'say' in part
      ? [{ template: part.say, path: [...path, field, `${index}`, 'say'], locale, part: 'said' as const }]
      : [],
  );
}
