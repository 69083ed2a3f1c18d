import type { QueryClient } from '@tanstack/svelte-query';
import { commandMessage, resolveMessage } from '#lib/api/generated/sdk.gen.ts';
import { clock } from '#lib/clock/clock.svelte.ts';
import { askFirst } from '#lib/components/confirm/ask-first.svelte.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import { actDone, actQuestion, undoOf, waitsWords } from './message-acts.ts';
import type { JournalMessage, MessageAction } from './journal-message.ts';

/** When the messages are read again by themselves, should no news come that it is done. */
const LOOK_AGAIN_MS = [300, 900, 2_000, 4_000, 8_000];

interface Command {
  readonly message: JournalMessage;
  readonly action: MessageAction;
  /** Who would get it. */
  readonly person: string;
}

/** What staff ask for messages of an appointment: asked first where it reaches people, followed until it is done. */
export class MessageCommands {
  readonly #queries: QueryClient;
  readonly #messages: () => readonly JournalMessage[];
  readonly #running = new Map<string, Promise<void>>();
  #under_way = $state.raw<ReadonlyMap<string, MessageAction>>(new Map());

  /** `messages` are those on the screen, as they were last read. */
  constructor(queries: QueryClient, messages: () => readonly JournalMessage[]) {
    this.#queries = queries;
    this.#messages = messages;
  }

  /** What is under way for a message; null: nothing. */
  underWay(message: JournalMessage): MessageAction | null {
    return this.#under_way.get(keyOf(message)) ?? null;
  }

  /** Asks, does, tells. */
  async run(command: Command): Promise<void> {
    const question = actQuestion({ ...command, now: clock.now });
    if (question !== null && !(await askFirst(question))) return;
    await this.#inTurn(command);
  }

  /** One after the other for each message: what is taken back at once is taken back when it is done. */
  async #inTurn(command: Command): Promise<void> {
    const key = keyOf(command.message);
    const before = this.#running.get(key);
    const run = (async () => {
      await before;
      await this.#do(command);
    })();
    this.#running.set(key, run);
    await run;
    if (this.#running.get(key) === run) this.#running.delete(key);
  }

  async #do({ message, action, person }: Command): Promise<void> {
    const key = keyOf(message);
    this.#set(key, action);
    const before = this.#seen(key);
    const { error } = await send(message, action);
    if (error !== undefined) {
      this.#set(key, null);
      tell(error.title, { tone: 'problem', ...(error.detail === undefined ? {} : { detail: error.detail }) });
      await this.#readAgain();
      return;
    }
    const undo = undoOf({ action, message, now: clock.now });
    if (undo !== null)
      tell(actDone({ action, message }), { undo: () => this.#inTurn({ message, action: undo, person }) });
    const is_done = await this.#follow(key, before);
    this.#set(key, null);
    if (is_done && undo === null) tell(this.#waits(key) ? waitsWords(message) : actDone({ action, message }));
    if (is_done) return;
    tell('It is noted, but not done yet', {
      tone: 'problem',
      detail: 'The part of Kept that sends messages is busy or away. It is done as soon as that is back.',
    });
  }

  /** Waits until the message reads otherwise than before. */
  async #follow(key: string, before: string): Promise<boolean> {
    for (const ms of LOOK_AGAIN_MS) {
      await pause(ms);
      if (this.#seen(key) !== before) return true;
      await this.#readAgain();
      if (this.#seen(key) !== before) return true;
    }
    return false;
  }

  /** Handed over, and due later only: quiet hours. */
  #waits(key: string): boolean {
    return this.#messages().some(
      (message) =>
        keyOf(message) === key && message.status === 'due' && message.at !== null && Date.parse(message.at) > clock.now,
    );
  }

  #seen(key: string): string {
    const rows = this.#messages().filter((message) => keyOf(message) === key);
    return JSON.stringify(rows.map(({ id, status, at, actions }) => [id, status, at, actions]));
  }

  #set(key: string, action: MessageAction | null): void {
    const under_way = new Map(this.#under_way);
    if (action === null) under_way.delete(key);
    else under_way.set(key, action);
    this.#under_way = under_way;
  }

  async #readAgain(): Promise<void> {
    await this.#queries.invalidateQueries({ predicate: ofOperations(['readAppointment', 'readJournal']) });
  }
}

/** A planned message has no id yet, and what becomes of it has: both are the same to who asked. */
function keyOf({ id, participant_id, auto_message_id, kind }: JournalMessage): string {
  return kind === 'auto_message' && auto_message_id !== null ? `${participant_id}/${auto_message_id}` : String(id);
}

function send({ id, participant_id, auto_message_id }: JournalMessage, action: MessageAction) {
  if (action === 'resend' || action === 'drop') {
    return resolveMessage({ path: { id: id ?? '' }, body: { as: action === 'resend' ? 'resend' : 'failed' } });
  }
  return commandMessage({
    path: { id: participant_id ?? '', auto_message_id: auto_message_id ?? '' },
    body: { command: action },
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
