import {
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { DispatchedMessage, SequenceView } from '@kept/sequences/sequence-view';
import { LANES, LOOK, type SequenceActivities, type SequenceArgs } from './contract.ts';
import { SEARCH_ATTRIBUTES } from './search-attributes.ts';
import { WakeTimer } from './wake-timer.ts';

const lookSignal = defineSignal(LOOK);

const RETRY_FOREVER = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;

const remote = proxyActivities<Pick<SequenceActivities, 'hold'>>({ startToCloseTimeout: '30s', retry: RETRY_FOREVER });

/** A delivery may wait long for the database after the provider answered; its heartbeat tells a dead worker. */
const DELIVERY = { startToCloseTimeout: '10m', heartbeatTimeout: '10s', retry: RETRY_FOREVER } as const;
const BULK = { priorityKey: 4 } as const;
const lanes = {
  answer: proxyActivities<SequenceActivities>({
    ...DELIVERY,
    taskQueue: LANES.answer,
    priority: { priorityKey: 1 },
  }),
  bulk: proxyActivities<SequenceActivities>({ ...DELIVERY, taskQueue: LANES.bulk, priority: BULK }),
} as const;

type Decide = (args: SequenceArgs) => Promise<SequenceView>;

/**
 * Drives one participant's sequence. Ask the database what to do, start the deliveries it names without
 * waiting for them, then wait for a nudge, a landed delivery that asks for a look, or the wake.
 * Reasons to look are counted, not flagged, and the count taken before deciding is compared before every
 * wait and every end, so that none that comes while deciding is lost (ADR 0010).
 */
export async function driveSequence(args: SequenceArgs, decide: Decide): Promise<void> {
  let looks = 0;
  let shown: Shown = { message: null, state: 'none' };
  const flying = new Set<string>();
  const timer = new WakeTimer(() => {
    looks += 1;
  });
  setHandler(lookSignal, () => {
    looks += 1;
  });

  const fly = async (messages: readonly DispatchedMessage[]): Promise<void> => {
    for (const message of messages) {
      const asksForLook = await deliver(args.account_id, message);
      flying.delete(message.id);
      if (asksForLook) looks += 1;
    }
  };
  const launch = (dispatch: readonly DispatchedMessage[]): void => {
    const fresh = dispatch.filter(({ id }) => !flying.has(id));
    for (const { id } of fresh) flying.add(id);
    // What one decision says to the client arrives in its order; a notice to staff waits for nobody.
    const said = fresh.filter(({ to }) => to !== 'staff');
    for (const message of fresh) {
      if (message.to !== 'staff' && message !== said[0]) continue;
      void CancellationScope.nonCancellable(() => fly(message === said[0] ? said : [message]));
    }
  };

  try {
    for (;;) {
      const seen = looks;
      const view = await decide(args);
      shown = show(view, shown);
      launch(view.dispatch);
      timer.arm(view);
      await condition(() => looks !== seen || flying.size === 0 || !view.finished);
      if (looks !== seen) continue;
      if (view.finished) return;
      if (workflowInfo().continueAsNewSuggested && flying.size === 0) await continueAsNew(args);
      await condition(() => looks !== seen);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    // An operator's cancel is a hold: the truth must say so, or the sweeper would start the sequence again.
    await CancellationScope.nonCancellable(async () => {
      await remote.hold.executeWithOptions({ summary: 'Hold: cancelled by an operator' }, [args]);
      await condition(() => flying.size === 0);
    });
    throw error;
  }
}

/** Whether the landed delivery asks for a look; a failure that is final does, the database then knows why. */
async function deliver(account_id: string, message: DispatchedMessage): Promise<boolean> {
  const args = { account_id, message_id: message.id, look_when_accepted: message.look_when_accepted };
  const { lane, summary } = message;
  // Accounts take turns where the server knows fairness: one with thousands due keeps nobody else waiting.
  const options = lane === 'bulk' ? { summary, priority: { ...BULK, fairnessKey: account_id } } : { summary };
  const delivered = await lanes[lane].deliver.executeWithOptions(options, [args]);
  return delivered.look;
}

interface Shown {
  readonly message: string | null;
  readonly state: string | null;
}

/** Tells operators where the sequence stands; attributes cost history, so only what changed is written. */
function show(view: SequenceView, before: Shown): Shown {
  setCurrentDetails(view.sentence);
  const { message, state } = view.attributes;
  const changes = [
    ...(message === null || message === before.message ? [] : [{ key: SEARCH_ATTRIBUTES.message, value: message }]),
    ...(state === null || state === before.state ? [] : [{ key: SEARCH_ATTRIBUTES.state, value: state }]),
  ];
  if (changes.length > 0) upsertSearchAttributes(changes);
  return { message: message ?? before.message, state: state ?? before.state };
}
