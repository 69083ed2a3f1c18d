import type { z } from 'zod/mini';
import { type Definition, scheduleSchema } from '../document.ts';
import { autoMessageSchema } from '../document/auto-message-schema.ts';
import { autoReplySchema } from '../document/auto-reply-schema.ts';
import { faultInWords } from '../document/fault-in-words.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import type { CommandResult, Subject } from './command.ts';
import { type EditAt, editAt } from './edit-at.ts';
import { findAutoReply } from './find-auto-reply.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceAutoReplies } from './replace-auto-replies.ts';
import { replaceMessage } from './replace-message.ts';
import { restore } from './restore.ts';

/** Any field of a message, an auto reply or the schedule; an empty path with `replace` puts the whole subject. */
export interface EditField extends EditAt {
  readonly type: 'edit_field';
  readonly of: Subject;
}

/** Puts what the subject's schema takes, and nothing else; undone by putting the subject back whole. */
export function editField(definition: Definition, command: EditField): CommandResult {
  const { of } = command;
  switch (of.kind) {
    case 'message':
      return editMessage(definition, { command, message_id: of.message_id });
    case 'auto_reply':
      return editAutoReply(definition, { command, auto_reply_id: of.auto_reply_id });
    case 'schedule': {
      const { name, windows, policy } = definition;
      const edited = fit(scheduleSchema, editAt({ name, windows, policy }, command));
      if (!edited.ok) return edited;
      return {
        ok: true,
        definition: { ...definition, ...edited.value },
        undo: restore(of, { name, windows, policy }),
        name: `edit ${command.path[0] ?? 'the schedule'}`,
      };
    }
  }
}

function editMessage(
  definition: Definition,
  { command, message_id }: { readonly command: EditField; readonly message_id: string },
): CommandResult {
  const message = definition.messages.find(({ id }) => id === message_id);
  if (!message) return refuse('message_unknown');
  const edited = fit(autoMessageSchema, editAt(message, command));
  if (!edited.ok) return edited;
  if (edited.value.id !== message_id) return refuse('id_fixed');
  return {
    ok: true,
    definition: replaceMessage(definition, edited.value),
    undo: restore(command.of, message),
    name: `edit ${messageNamed(definition, message_id)}`,
  };
}

function editAutoReply(
  definition: Definition,
  { command, auto_reply_id }: { readonly command: EditField; readonly auto_reply_id: string },
): CommandResult {
  const place = findAutoReply(definition, auto_reply_id);
  if (!place) return refuse('auto_reply_unknown');
  const { auto_reply, list, index, message_id } = place;
  const edited = fit(autoReplySchema, editAt(auto_reply, command));
  if (!edited.ok) return edited;
  if (edited.value.id !== auto_reply_id) return refuse('id_fixed');
  return {
    ok: true,
    definition: replaceAutoReplies(definition, { message_id, list: list.with(index, edited.value) }),
    undo: restore(command.of, auto_reply),
    name: `edit ${triggerInWords(auto_reply.trigger)}`,
  };
}

type Fit<T> = { readonly ok: true; readonly value: T } | Extract<CommandResult, { readonly ok: false }>;

function fit<T>(schema: z.ZodMiniType<T>, value: unknown): Fit<T> {
  if (value === undefined) return refuse('place_unknown');
  const parsed = schema.safeParse(value, { error: faultInWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue ? ` (${issue.path.map(String).join('/')}: ${issue.message})` : '';
  return { ok: false, problem: { code: 'does_not_fit', message: `This cannot stand here${where}.` } };
}
