import type { SentMessage } from '../memory.ts';
import { findMessage } from './find-authored.ts';
import { note } from './note.ts';
import { runAutoReply } from './run-auto-reply.ts';
import { lookThrough } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

/**
 * Fires the state triggers of what the client's act set or repeated, the message's first, then the defaults'
 * (ruling 11). `do nothing` at the message keeps the defaults' from firing (ruling 9).
 */
export function fireActs(turn: Turn, sent: SentMessage): void {
  const state = turn.acts.at(-1);
  const authored = findMessage(turn.request.definitions, sent);
  if (state === undefined || authored === null) return;
  const occurrence = { kind: 'act', state } as const;
  for (const scope of ['auto_reply', 'default_auto_reply'] as const) {
    const [first, ...rest] = lookThrough(authored, { scope, occurrence, pass: ['exact'] }).filter(
      (looked) => looked.match,
    );
    if (!first) continue;
    const about = { rule: scope, auto_message_id: authored.message.id };
    const { auto_reply } = first;
    for (const { auto_reply: shadowed } of rest) {
      note(turn, {
        ...about,
        verdict: 'shadowed',
        ruling: 6,
        auto_reply_id: shadowed.id,
        detail: { by: auto_reply.id },
      });
    }
    if (turn.memory.stopped_by !== null) {
      note(turn, {
        ...about,
        verdict: 'limit',
        ruling: 14,
        auto_reply_id: auto_reply.id,
        detail: { limit: turn.memory.stopped_by },
      });
    } else if (turn.search_stopped) {
      note(turn, { ...about, verdict: 'suppressed', ruling: 9, auto_reply_id: auto_reply.id });
    } else {
      note(turn, { ...about, verdict: 'matched', ruling: 11, auto_reply_id: auto_reply.id, detail: { state } });
      runAutoReply(turn, { auto_reply, sent, cause: 'client', prefix: turn.request.input.id });
    }
  }
}
