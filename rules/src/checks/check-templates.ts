import type { Action, AutoMessage } from '../document.ts';
import type { Check } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

interface Text {
  readonly template: string | null;
  readonly pointer: string;
  readonly message_id: string | null;
}

/** Liquid that does not parse or names unknown fields, wherever there is Liquid. */
export const checkTemplates: Check = ({ definition, check_template }) => {
  const texts: readonly Text[] = [
    ...placedMessages(definition).flatMap(({ message, pointer }) =>
      ofMessage(message).map((text) => ({ ...text, pointer: pointer + text.pointer, message_id: message.id })),
    ),
    ...placedReplies(definition).flatMap(({ auto_reply, pointer, message }) =>
      auto_reply.actions.flatMap((action, index) =>
        ofAction(action).map((text) => ({
          ...text,
          pointer: `${pointer}/actions/${index}${text.pointer}`,
          message_id: message?.id ?? null,
        })),
      ),
    ),
  ];
  return texts.flatMap(({ template, pointer, message_id }) =>
    template === null
      ? []
      : check_template(template).map(({ message }) => ({
          code: 'template' as const,
          severity: 'error' as const,
          pointer,
          message_id,
          message,
          fix: null,
        })),
  );
};

type Part = Pick<Text, 'template' | 'pointer'>;

function ofMessage(message: AutoMessage): readonly Part[] {
  switch (message.type) {
    case 'sms':
      return [
        { template: message.content.body, pointer: '/content/body' },
        ...Object.entries(message.translations).map(([locale, { body }]) => ({
          template: body,
          pointer: `/translations/${locale}/body`,
        })),
      ];
    case 'email':
      return [
        ...worded(message.content, '/content'),
        ...Object.entries(message.translations).flatMap(([locale, words]) => worded(words, `/translations/${locale}`)),
      ];
    case 'call':
      return message.content.script.flatMap((part, index) =>
        'say' in part ? [{ template: part.say, pointer: `/content/script/${index}/say` }] : [],
      );
  }
}

function ofAction(action: Action): readonly Part[] {
  if (action.type === 'send_email_notification') return worded(action, '');
  if (action.type !== 'reply') return [];
  return [
    ...worded(action, ''),
    ...Object.entries(action.translations).flatMap(([locale, words]) => worded(words, `/translations/${locale}`)),
  ];
}

function worded(
  { subject, body }: { readonly subject: string | null; readonly body: string | null },
  at: string,
): readonly Part[] {
  return [
    { template: subject, pointer: `${at}/subject` },
    { template: body, pointer: `${at}/body` },
  ];
}
