import type { AutoMessage, Definition, Purpose } from '@kept/rules/document';
import { CHANNELS, PURPOSES } from '#lib/schedules/message-words.ts';
import { actionsAt, triggersAt } from '../document/kinds-at.ts';
import { nameOfMessage } from '../document/name-of-message.ts';
import type { FlowActs } from '../editor/flow-acts.ts';
import type { Choice } from './choice.ts';

/** Something that can be added where the author is, and how. */
interface Addition extends Choice {
  readonly add: () => void;
}

interface Where {
  readonly acts: FlowActs;
  /** Answers are added to this message, null: to the defaults; undefined: neither is selected. */
  readonly message: AutoMessage | null | undefined;
}

const TYPES: readonly AutoMessage['type'][] = ['sms', 'email', 'call'];
const ORDER: readonly Purpose[] = ['reminder', 'booking', 'follow_up'];
const ELSEWHERE = 'Not for messages of this kind';

/** Messages, answers of the selected message, actions of the selected answer: what is nearest first. */
export function thingsToAdd({ acts, message }: Where): readonly Addition[] {
  return [...actionsTo(acts), ...(message === undefined ? [] : answersTo({ acts, message })), ...messagesTo(acts)];
}

/** The answers alone, for who asks to add one. */
export function answersTo({
  acts,
  message,
}: {
  readonly acts: FlowActs;
  readonly message: AutoMessage | null;
}): readonly Addition[] {
  return triggersAt(message).map(({ type, label, doc, is_allowed }) => ({
    ...{
      id: `trigger-${type}`,
      label,
      hint: doc,
      group: message === null ? 'Answers to any message' : `Answers to “${message.name}”`,
    },
    ...(is_allowed ? {} : { refused: ELSEWHERE }),
    add: () => acts.addAutoReply(type, message?.id ?? null),
  }));
}

function actionsTo(acts: FlowActs): readonly Addition[] {
  const { auto_reply, message } = acts;
  if (auto_reply === null) return [];
  return actionsAt(message).map(({ type, label, doc, is_allowed }) => ({
    ...{ id: `action-${type}`, label, hint: doc, group: 'What the answer does' },
    ...(is_allowed ? {} : { refused: ELSEWHERE }),
    add: () => acts.addAction(type, auto_reply.id),
  }));
}

function messagesTo(acts: FlowActs): readonly Addition[] {
  return ORDER.flatMap((purpose) =>
    TYPES.map((type) => ({
      ...{
        id: `message-${purpose}-${type}`,
        label: `${PURPOSES[purpose]}: ${CHANNELS[type].toLowerCase()}`,
        group: 'Messages',
      },
      add: () => acts.addMessage({ type, purpose }),
    })),
  );
}

/** Where an answer can lead: every message but those it leads to already, and new ones made for it. */
export function placesToLead(definition: Definition): readonly Choice[] {
  return [
    ...definition.messages.map(({ id, name, type }) => ({
      ...{
        id,
        label: nameOfMessage({ name }),
        hint: CHANNELS[type],
        group: 'Messages of this schedule',
      },
    })),
    ...TYPES.map((type) => ({
      id: `new ${type}`,
      label: `A new ${CHANNELS[type].toLowerCase()}`,
      group: 'New, made for it',
    })),
  ];
}
