import type { Effect } from '@kept/rules/effect';
import type { Statement } from '../transaction.ts';
import type { EffectContext } from './effect-context.ts';

const WITHDRAW: Statement = {
  name: 'withdraw_message',
  text: `update message set status = 'skipped', status_reason = $5, updated_at = now()
    where account_id = $1 and sequence_id = $2 and life = $3 and effect_key = $4 and status in ('due', 'held')`,
};

/** Takes back a message that no delivery has taken yet; one that is on its way stays. */
export function withdraw(context: EffectContext, effect: Extract<Effect, { type: 'withdraw' }>): void {
  const { row } = context.loaded;
  context.transaction.write(WITHDRAW, [row.account_id, row.id, context.step.life, effect.send_key, effect.reason]);
}
