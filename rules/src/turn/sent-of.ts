import type { Memory, SentMessage } from '../memory.ts';

type Sent = Memory['sent'];

/** Memory is never altered, so what was found in one list of it stays true; a decision asks for every message. */
const known = new WeakMap<Sent, ReadonlyMap<string, Sent>>();

const NONE: Sent = [];

/** The records of one auto message, oldest first. */
export function sentOf({ sent }: Pick<Memory, 'sent'>, auto_message_id: string): Sent {
  return (known.get(sent) ?? index(sent)).get(auto_message_id) ?? NONE;
}

function index(sent: Sent): ReadonlyMap<string, Sent> {
  const by_message = new Map<string, SentMessage[]>();
  for (const each of sent) {
    const list = by_message.get(each.auto_message_id);
    if (list) list.push(each);
    else by_message.set(each.auto_message_id, [each]);
  }
  known.set(sent, by_message);
  return by_message;
}
