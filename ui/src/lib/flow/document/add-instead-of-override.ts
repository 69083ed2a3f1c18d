import type { Command } from '@kept/rules/commands/command';
import type { AutoReply, Definition, Trigger } from '@kept/rules/document';
import type { BuiltInRow } from '@kept/rules/graph/graph';
import { normalisePhrase } from '@kept/rules/text/normalise-phrase';
import { mintId } from './mint-seed.ts';
import { newTrigger } from './new-trigger.ts';

/** What a client does by each built-in, and the action that would do the same by hand. */
const ACTS: Readonly<Record<string, { readonly trigger: Trigger['type']; readonly mark: string }>> = {
  reminder_confirm: { trigger: 'client_confirms', mark: 'mark_as_confirmed' },
  reminder_cancel: { trigger: 'client_cancels', mark: 'mark_as_cancelled' },
  reminder_reschedule: { trigger: 'client_requests_reschedule', mark: 'mark_as_reschedule_requested' },
  booking_accept: { trigger: 'client_accepts', mark: 'mark_as_accepted' },
  booking_decline: { trigger: 'client_declines', mark: 'mark_as_declined' },
};

/**
 * The edit that lets a built-in stand again and does what overrode it besides (ruling 8): answers on its words become
 * answers on the act itself; words that are no built-in's stay where they are. Null: nothing overrides it.
 */
export function addInsteadOfOverride(definition: Definition, { built_in_id, words }: BuiltInRow): Command | null {
  const act = ACTS[built_in_id];
  if (act === undefined) return null;
  const over = Map.groupBy(
    words.filter(({ overridden_by }) => overridden_by !== null),
    ({ overridden_by }) => overridden_by,
  );
  const commands = [...over].flatMap(([id, taken]) => {
    const place = placeOf(definition, id);
    if (place === null) return [];
    const { trigger } = place.auto_reply;
    const actions = place.auto_reply.actions.filter(({ type }) => type !== act.mark && type !== 'do_nothing');
    const rest = 'any_of' in trigger ? trigger.any_of.filter((phrase) => !says(taken, phrase)) : [];
    const of = { kind: 'auto_reply' as const, auto_reply_id: place.auto_reply.id };
    const on_act = { trigger: newTrigger(act.trigger), actions };
    if (rest.length === 0) return [replaced(of, { ...place.auto_reply, ...on_act })];
    return [
      replaced(of, { ...place.auto_reply, trigger: { ...trigger, any_of: rest } }),
      {
        type: 'add_auto_reply' as const,
        auto_reply: { id: mintId('ar'), ...on_act },
        message_id: place.message_id,
        at: place.index + 1,
      },
    ];
  });
  return commands.length === 0 ? null : { type: 'batch', name: 'add to the usual answer', commands };
}

function replaced(of: { readonly kind: 'auto_reply'; readonly auto_reply_id: string }, value: unknown): Command {
  return { type: 'edit_field', of, path: [], operation: 'replace', value };
}

function says(taken: readonly { readonly word: string }[], phrase: string): boolean {
  return taken.some(({ word }) => word === normalisePhrase(phrase));
}

interface Placed {
  readonly auto_reply: AutoReply;
  readonly message_id: string | null;
  readonly index: number;
}

function placeOf({ messages, default_auto_replies }: Definition, id: string | null): Placed | null {
  const lists = [
    { message_id: null, list: default_auto_replies },
    ...messages.map((message) => ({ message_id: message.id, list: message.auto_replies })),
  ];
  for (const { message_id, list } of lists) {
    const index = list.findIndex((each) => each.id === id);
    const auto_reply = list[index];
    if (auto_reply !== undefined) return { auto_reply, message_id, index };
  }
  return null;
}
