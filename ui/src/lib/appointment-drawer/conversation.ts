import type { ThreadMessage } from '#lib/api/generated/types.gen.ts';

/** A message of a conversation, with what stands between it and the one before. */
export interface Bubble {
  readonly message: ThreadMessage;
  /** Begins another day, in the zone given. */
  readonly begins_day: boolean;
  /** Is about another appointment than the one before it. */
  readonly begins_appointment: boolean;
}

interface ConversationRequest {
  /** Pages as they were read, each newest first. */
  readonly pages: readonly (readonly ThreadMessage[])[];
  /** The calendar day of a moment. */
  readonly dayOf: (at: string) => string;
}

/** A conversation from the oldest to the newest, each message once. */
export function conversation({ pages, dayOf }: ConversationRequest): readonly Bubble[] {
  const messages = [...new Map(pages.flat().map((message) => [message.id, message])).values()].toSorted(inOrder);
  return messages.map((message, index) => {
    const before = messages[index - 1];
    return {
      message,
      begins_day: before === undefined || dayOf(before.at) !== dayOf(message.at),
      begins_appointment:
        message.appointment_id !== null && lastAppointment(messages, index) !== message.appointment_id,
    };
  });
}

/** By when it was said; what was said in one moment, by when it was written down. */
function inOrder(a: ThreadMessage, b: ThreadMessage): number {
  const [one, other] = a.at === b.at ? [a.id, b.id] : [a.at, b.at];
  return one < other ? -1 : Number(one > other);
}

function lastAppointment(messages: readonly ThreadMessage[], index: number): string | null {
  return messages.slice(0, index).findLast(({ appointment_id }) => appointment_id !== null)?.appointment_id ?? null;
}
