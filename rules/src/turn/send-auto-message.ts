import type { Lane, SkipReason } from '../effect.ts';
import type { Instant } from '../instant.ts';
import type { SentMessage } from '../memory.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { messageMemory, updateMessageMemory } from './message-memory.ts';
import { addSent } from './remember-sent.ts';
import type { Turn } from './turn.ts';

export interface SendAutoMessageRequest {
  readonly authored: AuthoredMessage;
  readonly by: SentMessage['by'];
  readonly lane: Lane;
  readonly due_at: Instant;
  readonly send_by: Instant;
  readonly obeys_quiet_hours: boolean;
  readonly answers_input: string | null;
}

/** Hands an auto message to the caller and remembers it. Its key is unique in the life: message, version, visit (ruling 12). */
export function sendAutoMessage(turn: Turn, request: SendAutoMessageRequest): void {
  const { authored, by, ...timing } = request;
  const sent = visit(turn, { authored, by, status: 'emitted' });
  turn.effects.push({
    type: 'send',
    key: sent.key,
    source: { kind: 'auto_message', revision_id: authored.revision_id, auto_message_id: authored.message.id },
    channel: authored.message.type,
    appointment_version: turn.request.facts.appointment.version,
    ...timing,
  });
}

/** An auto message with nowhere to go has failed at once and fires its own `message_fails` (rulings 13 and 16). */
export function failAutoMessage(turn: Turn, { authored, by }: Pick<SendAutoMessageRequest, 'authored' | 'by'>): void {
  const sent = visit(turn, { authored, by, status: 'failed' });
  skipAutoMessage(turn, { auto_message_id: authored.message.id, reason: 'no_address' });
  turn.failures.push(sent);
}

/** An auto message said in a call under way has arrived as soon as it is said. */
export function sayAutoMessage(turn: Turn, authored: AuthoredMessage): SentMessage {
  return visit(turn, { authored, by: 'transition', status: 'accepted' });
}

/** Says that an auto message is not sent, and why. */
export function skipAutoMessage(
  turn: Turn,
  { auto_message_id, reason }: { readonly auto_message_id: string; readonly reason: SkipReason },
): void {
  const { version } = turn.request.facts.appointment;
  const skips = messageMemory(turn.memory, auto_message_id).skips + 1;
  updateMessageMemory(turn, auto_message_id, { skips });
  turn.effects.push({
    type: 'skip',
    key: `k/${auto_message_id}/v${version}/${skips}`,
    auto_message_id,
    appointment_version: version,
    reason,
  });
}

function visit(
  turn: Turn,
  {
    authored,
    by,
    status,
  }: Pick<SendAutoMessageRequest, 'authored' | 'by'> & { readonly status: 'emitted' | 'accepted' | 'failed' },
): SentMessage {
  const { message, revision_id } = authored;
  const { version } = turn.request.facts.appointment;
  const visits = messageMemory(turn.memory, message.id).visits + 1;
  updateMessageMemory(turn, message.id, { visits });
  const sent: SentMessage = {
    key: `s/${message.id}/v${version}/${visits}`,
    auto_message_id: message.id,
    revision_id,
    purpose: message.purpose,
    channel: message.type,
    appointment_version: version,
    by,
    at: turn.request.now,
    status,
    withdrawn_for: null,
    accepted_at: status === 'accepted' ? turn.request.now : null,
    answered: false,
    state: turn.state,
  };
  addSent(turn, sent);
  return sent;
}
