import type { SendEffect } from '@kept/rules/effect';
import { findMessage } from '@kept/rules/turn/find-authored';
import type { EffectContext } from './effect-context.ts';

/**
 * What a message may be joined with others of its line under (flow-spec ruling 3); null: it goes out by itself. The same
 * auto message to one address, unless its author or a member of staff sends it alone; and what several sequences say in
 * answer to one reply that they share.
 */
export function groupKeyOf({ step, definitions }: EffectContext, { source, channel }: SendEffect): string | null {
  if (channel === 'call' || step.input.type === 'staff_command') return null;
  if (source.kind === 'auto_message')
    return findMessage(definitions, source)?.message.group_same_address === true ? source.auto_message_id : null;
  const { input } = step;
  if (input.type !== 'reply' || input.shared === undefined) return null;
  const said = source.kind === 'system_text' ? source.text : `${source.auto_reply_id}/${source.action_index}`;
  return `${input.shared}/${said}`;
}
