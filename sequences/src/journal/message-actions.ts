import { judgeCommand, MESSAGE_COMMANDS, type MessageCommand } from '@kept/rules/judge-command';
import type { PlanRequest } from '@kept/rules/plan';
import type { JournalAction, JournalMessage } from './journal.ts';

/** A sequence as the rules see it, for the questions of staff. */
export interface Standing extends PlanRequest {
  readonly participant_id: string;
  /** Staff or an operator stopped it whole: it must be released before anything else is asked of it. */
  readonly held: boolean;
}

/** The journal's messages with what staff may do with each now. Of one auto message only the newest row can be commanded. */
export function withActions(
  messages: readonly JournalMessage[],
  standings: readonly Standing[],
): readonly JournalMessage[] {
  const newest = new Map(messages.map((message, index) => [keyOf(message), index]));
  return messages.map((message, index) => {
    const settle: readonly JournalAction[] = message.status === 'unknown' ? ['resend', 'drop'] : [];
    const standing = standings.find(({ participant_id }) => participant_id === message.participant_id);
    const commandable = standing !== undefined && newest.get(keyOf(message)) === index;
    return { ...message, actions: [...settle, ...(commandable ? commandsFor(message, standing) : [])] };
  });
}

function keyOf({ participant_id, auto_message_id, kind }: JournalMessage): string {
  return `${participant_id} ${kind} ${auto_message_id}`;
}

/** Where a message can still be caught or sent again; the carrier has the others, or may have. */
const OPEN = new Set(['planned', 'held', 'due', 'skipped', 'failed']);

/** What is not going out anyway need not be kept from it. */
const brings = (command: MessageCommand): boolean => command === 'send_now' || command === 'release';

function commandsFor(message: JournalMessage, standing: Standing): readonly MessageCommand[] {
  const { kind, auto_message_id, status } = message;
  if (kind !== 'auto_message' || auto_message_id === null || !OPEN.has(status) || standing.held) return [];
  const asked = status === 'skipped' ? MESSAGE_COMMANDS.filter(brings) : MESSAGE_COMMANDS;
  return asked.filter((command) => judgeCommand({ ...standing, auto_message_id, command }) === null);
}
