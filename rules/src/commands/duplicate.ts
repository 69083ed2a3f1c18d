import type { Definition } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { CommandResult, Subject } from './command.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { paste } from './paste.ts';
import { refuse } from './refuse.ts';

/** A copy right behind the original. */
export interface Duplicate {
  readonly type: 'duplicate';
  readonly of: Exclude<Subject, { readonly kind: 'schedule' }>;
  /** As for pasting: what the new ids are made of. */
  readonly seed: string;
}

/** Characters that a name may have (`auto-message-schema.ts`). */
const NAME_LENGTH = 200;

export function duplicate(definition: Definition, { of, seed }: Duplicate): CommandResult {
  if (of.kind === 'auto_reply') {
    const place = findAutoReply(definition, of.auto_reply_id);
    if (!place) return refuse('auto_reply_unknown');
    return named(
      `duplicate ${triggerInWords(place.auto_reply.trigger)}`,
      paste(definition, {
        type: 'paste',
        fragment: { kind: 'auto_replies', auto_replies: [place.auto_reply] },
        into: place.message_id,
        at: place.index + 1,
        seed,
      }),
    );
  }
  const index = definition.messages.findIndex(({ id }) => id === of.message_id);
  const message = definition.messages[index];
  if (!message) return refuse('message_unknown');
  return named(
    `duplicate ${messageNamed(definition, of.message_id)}`,
    paste(definition, {
      type: 'paste',
      fragment: { kind: 'messages', messages: [{ ...message, name: copyName(message.name) }], windows: {} },
      into: null,
      at: index + 1,
      seed,
    }),
  );
}

function named(name: string, result: CommandResult): CommandResult {
  return result.ok ? { ...result, name } : result;
}

function copyName(name: string): string {
  const copy = `${name} (copy)`;
  return name === '' || copy.length > NAME_LENGTH ? name : copy;
}
