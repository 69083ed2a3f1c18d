import { entryTitle } from './entry-title.ts';
import { isPartOfCall } from './is-part-of-call.ts';
import type { JournalMessage } from './journal-message.ts';
import { leadingWhy, type LeadingWhy } from './leading-why.ts';

/** A message as the timeline shows it. */
export interface TimelineItem {
  /** Stays the same from one reading to the next. */
  readonly id: string;
  readonly at: string | null;
  readonly message: JournalMessage;
  readonly title: string;
  /** Whose it is; null where the appointment has one person, or when it is for nobody in particular. */
  readonly person: string | null;
  readonly why: LeadingWhy;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

interface ItemsRequest {
  readonly messages: readonly JournalMessage[];
  /** On the appointment now. */
  readonly participants: readonly Person[];
  /** Taken off it. */
  readonly removed: readonly Person[];
  /** Only this person's; null: everybody's. */
  readonly only: string | null;
}

/** The messages of an appointment for its timeline, as the journal orders them. */
export function timelineItems({ messages, participants, removed, only }: ItemsRequest): readonly TimelineItem[] {
  const names = new Map([...removed, ...participants].map(({ id, name }) => [id, name]));
  const is_several = participants.length + removed.length > 1;
  return messages
    .filter(({ participant_id }) => only === null || participant_id === only)
    .map((message, index, shown) => {
      const { participant_id, at } = message;
      const name = participant_id === null ? null : (names.get(participant_id) ?? null);
      return {
        id: message.id ?? `planned/${participant_id}/${message.auto_message_id}`,
        at,
        message,
        title: entryTitle(message),
        person: is_several ? name : null,
        why: leadingWhy(isToldAlready(message, shown.slice(0, index)) ? { ...message, why: [] } : message),
      };
    });
}

/** What is said in a call and the digit it answers have the same reasons: they stand with the first of the two. */
function isToldAlready(message: JournalMessage, before: readonly JournalMessage[]): boolean {
  if (!isPartOfCall(message)) return false;
  const last = before.findLast((each) => each.participant_id === message.participant_id && isPartOfCall(each));
  return last !== undefined && last.why.join('\n') === message.why.join('\n');
}
