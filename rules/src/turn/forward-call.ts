import type { ActionContext } from '../actions/action-kind.ts';
import type { Forward } from '../actions/forward.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { sayText } from './say-text.ts';

/** Connects the client with somebody; refused, the client hears so and staff are told. */
export function forwardCall({ turn, auto_reply_id, key }: ActionContext, to: Forward['to']): void {
  const { call } = turn;
  if (call === null) return;
  const { account, calendar } = turn.request.facts;
  const number = to === 'calendar_owner' ? calendar.owner_phone : to;
  const allowed = account.may_forward === true;
  turn.replied = true;
  if (allowed && number !== undefined && number !== '') {
    note(turn, { rule: 'forward', verdict: 'applied', auto_reply_id });
    sayText(call, 'call_forwarding');
    call.next = { number };
    return;
  }
  note(turn, {
    rule: 'forward',
    verdict: 'suppressed',
    auto_reply_id,
    detail: { reason: allowed ? 'no_number' : 'not_allowed' },
  });
  notifyStaff(turn, { key: `n/${key}`, reason: 'forward_refused', source: null });
  sayText(call, 'call_forward_refused');
  call.next = 'hang_up';
}
