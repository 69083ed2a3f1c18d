import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import type { Command, CommandProblem } from '@kept/rules/commands/command';
import { copyMessages } from '@kept/rules/commands/copy-messages';
import type { Fragment } from '@kept/rules/commands/fragment';
import type { Action, AutoMessage, AutoReply, Trigger } from '@kept/rules/document';
import type { EditRequest } from '../document/edit-history.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Position } from '../document/layout.ts';
import { mintId, mintSeed } from '../document/mint-seed.ts';
import { newAction } from '../document/new-action.ts';
import { newMessage, type NewMessage } from '../document/new-message.ts';
import { newTrigger } from '../document/new-trigger.ts';
import { messageOf } from '../document/selection.ts';

interface Surroundings {
  /** Puts the focus into the panel. */
  readonly toPanel: () => void;
  /** Why an edit could not be made. */
  readonly onproblem: (problem: CommandProblem) => void;
}

/** Where an answer leads that does not lead anywhere yet. */
export interface Lead {
  readonly auto_reply_id: string;
  readonly action: 'transition_to' | 'enable_message' | 'disable_message';
}

/** What a person does on canvas, outline, palette and by keys: each one step that can be taken back. */
export class FlowActs {
  readonly #flow: FlowDocument;
  readonly #around: Surroundings;

  constructor(flow: FlowDocument, around: Surroundings) {
    this.#flow = flow;
    this.#around = around;
  }

  toPanel(): void {
    this.#around.toPanel();
  }

  /** The message that something new goes to: the selected one, or the one the selected answer belongs to. */
  get message(): AutoMessage | null {
    const id = messageOf(this.#flow.selection);
    return this.#flow.definition.messages.find((each) => each.id === id) ?? null;
  }

  /** The selected answer. */
  get auto_reply(): AutoReply | null {
    const { selection } = this.#flow;
    if (selection?.kind !== 'auto_reply') return null;
    const { messages, default_auto_replies } = this.#flow.definition;
    return (
      [...default_auto_replies, ...messages.flatMap(({ auto_replies }) => auto_replies)].find(
        ({ id }) => id === selection.auto_reply_id,
      ) ?? null
    );
  }

  /** A new message behind the selected one, selected. */
  addMessage(what: NewMessage, at?: Position): void {
    const message = newMessage(this.#flow.definition, what);
    const after = this.#flow.definition.messages.findIndex(({ id }) => id === this.message?.id);
    const command = { type: 'add_message', message, at: after === -1 ? null : after + 1 } as const;
    if (this.#apply(command, this.#placed(message.id, at))) this.#show(message.id);
  }

  /** A new answer of a message or, for null, of the defaults; selected. */
  addAutoReply(type: Trigger['type'], message_id: string | null): void {
    const auto_reply = { id: mintId('ar'), trigger: newTrigger(type), actions: [] };
    if (!this.#apply({ type: 'add_auto_reply', auto_reply, message_id, at: null })) return;
    this.#flow.select({ kind: 'auto_reply', message_id, auto_reply_id: auto_reply.id });
  }

  /** An action at the end of an answer, or before what ends its turn. */
  addAction(type: Action['type'], auto_reply_id: string): void {
    const of = { kind: 'auto_reply', auto_reply_id } as const;
    const end = this.auto_reply?.actions.findIndex((action) => ACTION_KINDS[action.type].ends_turn) ?? -1;
    const path = ['actions', end === -1 ? '-' : String(end)];
    this.#apply({ type: 'edit_field', of, path, operation: 'add', value: newAction(type) });
  }

  /** Lets an answer lead to a message. */
  connect(lead: Lead, message_id: string): void {
    this.#apply({ type: 'connect', ...lead, message_id });
  }

  /** Lets an answer lead to a new message of its own, made for it. */
  connectToNew(lead: Lead, { type, at }: { readonly type: AutoMessage['type']; readonly at?: Position }): void {
    const from = this.#flow.definition.messages.find(({ auto_replies }) =>
      auto_replies.some(({ id }) => id === lead.auto_reply_id),
    );
    const message = newMessage(this.#flow.definition, {
      type,
      purpose: from?.purpose ?? 'reminder',
      availability: lead.action === 'disable_message' ? 'scheduled' : 'on_demand',
    });
    const command: Command = {
      type: 'batch',
      name: `add “${message.name}”`,
      commands: [
        { type: 'add_message', message, at: null },
        { type: 'connect', ...lead, message_id: message.id },
      ],
    };
    if (this.#apply(command, this.#placed(message.id, at))) this.#show(message.id);
  }

  /** Takes the selected or marked things out. */
  remove(): void {
    const { selection, marked } = this.#flow;
    if (marked.size > 0) {
      const commands = [...marked].map((message_id) => removing({ kind: 'message', message_id }));
      this.#apply({ type: 'batch', name: `delete ${commands.length} messages`, commands });
    } else if (selection?.kind === 'message') this.#apply(removing(selection));
    else if (selection?.kind === 'auto_reply') {
      const { message_id, auto_reply_id } = selection;
      if (!this.#apply(removing({ kind: 'auto_reply', auto_reply_id }))) return;
      this.#flow.select(message_id === null ? { kind: 'defaults' } : { kind: 'message', message_id });
    }
  }

  /** A copy right behind the original, selected. */
  duplicate(): void {
    const { selection, marked } = this.#flow;
    if (marked.size > 0) return this.paste(this.copied());
    if (selection === null || selection.kind === 'defaults') return;
    const seed = mintSeed();
    if (!this.#apply({ type: 'duplicate', of: selection, seed })) return;
    if (selection.kind === 'message') this.#show(`msg_${seed}_0`);
    else this.#flow.select({ ...selection, auto_reply_id: `ar_${seed}_0` });
  }

  /** What is selected or marked, for the clipboard; null when that is nothing that can be copied. */
  copied(): Fragment | null {
    const { selection, marked, definition } = this.#flow;
    if (marked.size > 0) return copyMessages(definition, [...marked]);
    if (selection?.kind === 'message') return copyMessages(definition, [selection.message_id]);
    const { auto_reply } = this;
    return auto_reply === null ? null : { kind: 'auto_replies', auto_replies: [auto_reply] };
  }

  /** Puts a copied part in: messages at the end, answers to the selected message or the defaults. */
  paste(fragment: Fragment | null): void {
    if (fragment === null) return;
    const seed = mintSeed();
    if (fragment.kind === 'messages') {
      if (!this.#apply({ type: 'paste', fragment, into: null, at: null, seed })) return;
      const ids = fragment.messages.map((_, index) => `msg_${seed}_${index}`);
      const [first] = ids;
      if (first !== undefined) this.#show(first);
      if (ids.length > 1) this.#flow.mark(new Set(ids));
      return;
    }
    const into = this.message?.id ?? null;
    if (!this.#apply({ type: 'paste', fragment, into, at: null, seed })) return;
    this.#flow.select({ kind: 'auto_reply', message_id: into, auto_reply_id: `ar_${seed}_0` });
  }

  /** The selected thing before or behind its neighbour. */
  moveBy(by: -1 | 1): void {
    const { selection, definition } = this.#flow;
    if (selection === null || selection.kind === 'defaults') return;
    const { messages, default_auto_replies } = definition;
    const list: readonly { readonly id: string }[] =
      selection.kind === 'message' ? messages : (this.message?.auto_replies ?? default_auto_replies);
    const id = selection.kind === 'message' ? selection.message_id : selection.auto_reply_id;
    const to = list.findIndex((each) => each.id === id) + by;
    if (to >= 0 && to < list.length) this.#apply({ type: 'reorder', of: selection, to });
  }

  /** Any edit; why it cannot be made is told. */
  make(command: Command): void {
    this.#apply(command);
  }

  #apply(command: Command, options: Omit<EditRequest, 'command'> = {}): boolean {
    const problem = this.#flow.apply(command, options);
    if (problem !== null) this.#around.onproblem(problem);
    return problem === null;
  }

  #show(message_id: string): void {
    this.#flow.select({ kind: 'message', message_id });
  }

  #placed(id: string, at: Position | undefined): Omit<EditRequest, 'command'> {
    const { layout } = this.#flow;
    return at === undefined ? {} : { layout: { ...layout, positions: { ...layout.positions, [id]: at } } };
  }
}

function removing(of: Extract<Command, { readonly type: 'remove' }>['of']): Command {
  return { type: 'remove', of, references: 'empty' };
}
