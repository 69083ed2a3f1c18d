import type { AutoReply } from '../document.ts';
import { matchTrigger } from '../triggers/match-trigger.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import type { TriggerKind } from '../triggers/trigger-kind.ts';
import { mayStandAt } from '../may-stand-at.ts';
import type { AuthoredMessage } from './find-authored.ts';

export type Scope = 'auto_reply' | 'default_auto_reply';

/** One auto reply looked at: whether it matches, in the order in which the rules try it. */
export interface Looked {
  readonly scope: Scope;
  readonly auto_reply: AutoReply;
  readonly match: { readonly phrase: string | null } | null;
}

/**
 * The auto replies of one scope that wait for such an occurrence, in the order they are tried: all of a pass
 * before the next, document order within (ruling 6). Defaults apply where their trigger is allowed, unless the
 * message has switched them off (ruling 10).
 */
export function lookThrough(
  authored: AuthoredMessage,
  {
    scope,
    occurrence,
    pass,
  }: { readonly scope: Scope; readonly occurrence: Occurrence; readonly pass: readonly Pass[] },
): readonly Looked[] {
  const applying = inScope(authored, scope).filter(({ trigger }) => {
    const kind = TRIGGER_KINDS[trigger.type];
    return kind.on === occurrence.kind && mayStandAt(kind, authored.message);
  });
  return pass.flatMap((each) =>
    applying
      .filter(({ trigger }) => TRIGGER_KINDS[trigger.type].pass === each)
      .map((auto_reply) => ({ scope, auto_reply, match: matchTrigger(auto_reply.trigger, occurrence) })),
  );
}

type Pass = TriggerKind<never>['pass'];

/** The auto replies of a scope as they stand for the message. */
export function inScope({ definition, message }: AuthoredMessage, scope: Scope): readonly AutoReply[] {
  if (scope === 'auto_reply') return message.auto_replies;
  return message.disable_default_auto_replies ? [] : definition.default_auto_replies;
}
