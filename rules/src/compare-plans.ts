import type { Effect, SkipReason } from './effect.ts';
import type { Channel } from './facts.ts';
import type { Instant } from './instant.ts';
import type { PlannedMessage } from './plan.ts';

/** What becomes of one auto message by a change. */
export interface PlanDifference {
  readonly auto_message_id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly change: 'added' | 'moved' | 'withdrawn' | 'unchanged' | 'sent_now' | 'skipped';
  /** When it was to go out; null: it was not to. */
  readonly before_at: Instant | null;
  /** When it goes out now; of one that does not, when it would have. */
  readonly after_at: Instant | null;
  /** Why it does not go out. */
  readonly reason: SkipReason | null;
  /** Staff hold it back, at whatever time. */
  readonly held: boolean;
}

export interface PlansRequest {
  readonly before: readonly PlannedMessage[];
  /** Handed over before and not on its way yet: the keys of their sends, and when they are due. */
  readonly waiting: readonly { readonly key: string; readonly auto_message_id: string; readonly at: Instant }[];
  readonly after: readonly PlannedMessage[];
  /** What the change itself makes true. */
  readonly effects: readonly Effect[];
  readonly now: Instant;
  readonly nameOf: (auto_message_id: string) => { readonly name: string; readonly channel: Channel } | null;
}

/**
 * What a change does to the messages of a sequence, in the order in which they go or would have gone: the plan before
 * it against the plan after it and what it sends or takes back on the spot. What neither was nor is to come is left out,
 * and a reason for not sending that stood before.
 */
export function comparePlans(request: PlansRequest): readonly PlanDifference[] {
  const { before, waiting, after, effects } = request;
  const sends = effects.flatMap((effect) =>
    effect.type === 'send' && effect.source.kind === 'auto_message' ? [effect.source] : [],
  );
  const ids = new Set([...after, ...before, ...waiting, ...sends].map(({ auto_message_id }) => auto_message_id));
  const differences = [...ids].flatMap((id) => differenceOf(request, id) ?? []);
  return differences.toSorted((a, b) => (momentOf(a) < momentOf(b) ? -1 : Number(momentOf(a) > momentOf(b))));
}

/** What has no moment at all comes last. */
const momentOf = ({ after_at, before_at }: PlanDifference): string => after_at ?? before_at ?? '~';

function differenceOf(request: PlansRequest, auto_message_id: string): PlanDifference | null {
  const about = request.nameOf(auto_message_id);
  if (about === null) return null;
  const { now } = request;
  const was = request.before.find((planned) => planned.auto_message_id === auto_message_id) ?? null;
  const is = request.after.find((planned) => planned.auto_message_id === auto_message_id) ?? null;
  const { kept, withdrawn_for } = handedOver(request, auto_message_id);
  const sent = sendOf(request, auto_message_id);
  const before_at = aheadAt(was) ?? kept.before;
  const after_at = sent ?? aheadAt(is) ?? kept.after;
  const held = is?.status === 'held';
  const said = { auto_message_id, ...about, before_at, after_at, reason: null, held };
  if (sent !== null && sent <= now) return { ...said, change: 'sent_now' };
  if (after_at !== null) {
    if (before_at === null) return { ...said, change: 'added' };
    return { ...said, change: before_at === after_at ? 'unchanged' : 'moved' };
  }
  const reason = is?.reason ?? withdrawn_for ?? skipOf(request, auto_message_id);
  if (before_at !== null) return { ...said, change: 'withdrawn', reason };
  if (reason === null || reason === 'off' || was?.reason === reason) return null;
  return { ...said, change: 'skipped', after_at: is?.at ?? null, reason };
}

/** When a planned message goes out, held or not; null when it does not. */
function aheadAt(planned: PlannedMessage | null): Instant | null {
  return planned?.status === 'planned' || planned?.status === 'held' ? planned.at : null;
}

/** What waits to be sent, before the change and after it. */
function handedOver({ waiting, effects }: PlansRequest, id: string) {
  const ours = waiting.filter(({ auto_message_id }) => auto_message_id === id);
  const taken_back = effects.flatMap((effect) => (effect.type === 'withdraw' ? [effect] : []));
  const left = ours.filter(({ key }) => !taken_back.some(({ send_key }) => send_key === key));
  const withdrawn = taken_back.find(({ send_key }) => ours.some(({ key }) => key === send_key));
  return {
    kept: { before: ours[0]?.at ?? null, after: left[0]?.at ?? null },
    withdrawn_for: withdrawn?.reason ?? null,
  };
}

/** When the change itself hands it over. */
function sendOf({ effects }: PlansRequest, id: string): Instant | null {
  for (const effect of effects) {
    if (effect.type !== 'send' || effect.source.kind !== 'auto_message') continue;
    if (effect.source.auto_message_id === id) return effect.due_at;
  }
  return null;
}

function skipOf({ effects }: PlansRequest, id: string): SkipReason | null {
  for (const effect of effects) if (effect.type === 'skip' && effect.auto_message_id === id) return effect.reason;
  return null;
}
