import type { ActionContext } from '../actions/action-kind.ts';
import type { Purpose } from '../document.ts';
import type { Channel } from '../facts.ts';
import { type ActState, type ActVerdict, judgeAct } from '../judge-act.ts';
import { policySchema } from '../document/policy-schema.ts';
import { endOf } from '../timing/appointment-span.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { sendAnswer } from './send-answer.ts';
import type { Turn } from './turn.ts';

const TRACED = { mark: 'applied', repeat: 'ignored', refuse: 'suppressed' } as const;
const DEFAULT_POLICY = policySchema.parse({});

/** What would become of the client's act now; nothing is changed yet. */
export function judge(turn: Turn, wanted: ActState): ActVerdict {
  const { facts, input } = turn.request;
  return judgeAct({ wanted, state: turn.state, facts, policy: turn.newest?.policy ?? DEFAULT_POLICY, at: input.at });
}

/** A `mark_as_…` action: the client's act is judged; silence and failure mark as the system and fire nothing more (ruling 11). */
export function mark({ turn, cause, sent, key }: ActionContext, state: ActState): void {
  if (cause === 'client') {
    markByClient(turn, { wanted: state, key, channel: sent.channel, purpose: sent.purpose });
    return;
  }
  const { appointment } = turn.request.facts;
  const stands = appointment.status === 'scheduled' && turn.request.now < endOf(appointment);
  note(turn, {
    rule: 'mark',
    verdict: stands && turn.state !== state ? 'applied' : 'ignored',
    ruling: 11,
    detail: { state },
  });
  if (stands && turn.state !== state) setState(turn, { state, key, by: 'system' });
}

export interface ClientMark {
  readonly wanted: ActState;
  readonly key: string;
  /** Where a refusal is answered; null: on the page it came from. */
  readonly channel: Channel | null;
  readonly purpose: Purpose;
}

type Refusal = Extract<ActVerdict, { readonly verdict: 'refuse' }>;

/** The client's own act: marks, repeats, or is refused with a text and word to staff (ruling 27). */
export function markByClient(turn: Turn, { wanted, key, channel, purpose }: ClientMark): ActVerdict {
  const verdict = judge(turn, wanted);
  note(turn, {
    rule: 'mark',
    verdict: TRACED[verdict.verdict],
    ruling: 27,
    detail: {
      state: wanted,
      reason: verdict.verdict === 'refuse' ? (verdict.text ?? verdict.notify) : verdict.verdict,
    },
  });
  if (verdict.verdict === 'refuse') {
    sayRefusal(turn, { verdict, channel, purpose });
    turn.refused = true;
    return verdict;
  }
  if (verdict.verdict === 'repeat') turn.repeated = true;
  else setState(turn, { state: wanted, key, by: 'client' });
  turn.acts.push(wanted);
  return verdict;
}

/** Changes the client's answer for the caller and for the rest of the turn. */
export function setState(
  turn: Turn,
  { state, key, by }: { readonly state: Turn['state']; readonly key: string; readonly by: 'client' | 'system' },
): void {
  turn.state = state;
  turn.memory = { ...turn.memory, known_state: state };
  turn.effects.push({ type: 'set_state', key: `st/${key}`, state, by });
}

/** Once a turn, however many marks it refuses. */
function sayRefusal(
  turn: Turn,
  { verdict, channel, purpose }: Pick<ClientMark, 'channel' | 'purpose'> & { readonly verdict: Refusal },
): void {
  const { id } = turn.request.input;
  const { text, notify } = verdict;
  const said = (key: string) => turn.effects.some((effect) => effect.key === key);
  if (text !== null && channel !== null && !said(`x/${id}/${text}`)) {
    sendAnswer(turn, {
      key: `x/${id}/${text}`,
      source: { kind: 'system_text', text },
      channel,
      cause: 'client',
      purpose,
    });
  }
  if (notify !== null && !said(`n/${id}/${notify}`)) {
    notifyStaff(turn, { key: `n/${id}/${notify}`, reason: notify, source: null });
  }
}
