import type { ActionContext, Cause } from '../actions/action-kind.ts';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { runAction } from '../actions/run-action.ts';
import type { Action, AutoReply } from '../document.ts';
import type { SentMessage } from '../memory.ts';
import { mayStandAt } from '../may-stand-at.ts';
import { judge } from './mark.ts';
import { note } from './note.ts';
import type { Turn } from './turn.ts';

export interface RunRequest {
  readonly auto_reply: AutoReply;
  readonly sent: SentMessage;
  readonly cause: Cause;
  /** First part of the keys of its actions: what caused it. */
  readonly prefix: string;
}

/** Runs an auto reply's actions in order; a turn-ending one is the last that counts (ruling 12). */
export function runAutoReply(turn: Turn, { auto_reply, sent, cause, prefix }: RunRequest): void {
  if (cause === 'client') foreseeMarks(turn, { auto_reply, sent });
  for (const [index, action] of auto_reply.actions.entries()) {
    const context: ActionContext = {
      turn,
      cause,
      sent,
      revision_id: sent.revision_id,
      auto_reply_id: auto_reply.id,
      index,
      key: `${prefix}/${auto_reply.id}/${index}`,
    };
    const kind = ACTION_KINDS[action.type];
    const reason = isAllowed(action, sent) ? null : 'not_allowed';
    const hindered = reason ?? (kind.needs_call && turn.call === null ? 'nobody_on_the_phone' : null);
    if (hindered === null) runAction(action, context);
    else
      note(turn, {
        rule: 'action',
        verdict: 'ignored',
        auto_reply_id: auto_reply.id,
        detail: { type: action.type, reason: hindered },
      });
    if (kind.ends_turn) return;
  }
}

/** A refused or repeated mark colours the whole auto reply, wherever in it the mark stands (ruling 27). */
function foreseeMarks(turn: Turn, { auto_reply, sent }: Pick<RunRequest, 'auto_reply' | 'sent'>): void {
  for (const action of auto_reply.actions) {
    const { marks } = ACTION_KINDS[action.type];
    if (marks === null || !isAllowed(action, sent)) continue;
    const { verdict } = judge(turn, marks);
    if (verdict === 'refuse') turn.refused = true;
    if (verdict === 'repeat') turn.repeated = true;
  }
}

/** A default may hold actions that this message's type or purpose does not take. */
function isAllowed(action: Action, sent: SentMessage): boolean {
  return mayStandAt(ACTION_KINDS[action.type], { type: sent.channel, purpose: sent.purpose });
}
