import type { Definitions } from './definitions.ts';
import type { Memory, Timer } from './memory.ts';
import type { PlannedMessage } from './plan.ts';
import { findAutoReply, findMessage } from './turn/find-authored.ts';

/** A message that goes out unless the client says something first. */
export interface SilentMessage extends PlannedMessage {
  readonly status: 'planned';
  /** The name of the message that waits for an answer. */
  readonly waits_for: string;
}

interface SilenceRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
}

/**
 * Where silence leads as things stand: for each armed timer (ruling 15) the message that its automatic answer goes on
 * to. What that one's own silence would lead to is not told, nor what a condition of the moment may still refuse.
 */
export function planSilence({ definitions, memory }: SilenceRequest): readonly SilentMessage[] {
  return memory.timers.flatMap((timer) => led({ definitions, memory, timer }) ?? []);
}

function led({ definitions, memory, timer }: SilenceRequest & { readonly timer: Timer }): SilentMessage | null {
  const sent = memory.sent.find(({ key }) => key === timer.sent_key);
  const asked = sent === undefined ? null : findMessage(definitions, sent);
  const auto_reply = asked === null ? null : findAutoReply(asked, timer.auto_reply_id);
  const transition = auto_reply?.actions.find((action) => action.type === 'transition_to');
  if (asked === null || transition === undefined) return null;
  const { message_id: auto_message_id } = transition;
  // as newly published, for it is not sent yet (ruling 25)
  const target =
    findMessage(definitions, { revision_id: definitions.newest, auto_message_id }) ??
    findMessage(definitions, { revision_id: asked.revision_id, auto_message_id });
  if (target === null || target.message.availability === 'off') return null;
  const { name, type: channel } = target.message;
  return {
    auto_message_id,
    name,
    channel,
    at: timer.fire_at,
    status: 'planned',
    reason: null,
    waits_for: asked.message.name,
  };
}
