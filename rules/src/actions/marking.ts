import type { ActState } from '../judge-act.ts';
import { mark } from '../turn/mark.ts';
import type { ActionKind } from './action-kind.ts';

/** An action of the seed's “mark as …” kind; the tag in the title is derived from the state. */
export function marking<A>(
  state: ActState,
  { label, purposes }: Pick<ActionKind<A>, 'label' | 'purposes'>,
): ActionKind<A> {
  return {
    label,
    types: ['sms', 'email', 'call'],
    purposes,
    ends_turn: false,
    sends: false,
    needs_call: false,
    marks: state,
    run: (_action, context) => mark(context, state),
  };
}
