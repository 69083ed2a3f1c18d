import type { Effect } from '@kept/rules/effect';
import type { Statement } from '../transaction.ts';
import type { EffectContext } from './effect-context.ts';

const SET_STATE: Statement = {
  name: 'set_participant_state',
  text: `update participant set state = $3, state_set_at = $4, state_set_by = $5 where account_id = $1 and id = $2`,
};

/** The participant's state, with who moved it; the title's tag is derived from it wherever the title is shown. */
export function setState(context: EffectContext, effect: Extract<Effect, { type: 'set_state' }>): void {
  const { row } = context.loaded;
  context.transaction.write(SET_STATE, [row.account_id, row.participant_id, effect.state, row.now, effect.by]);
}
