import type { CallbackDispatcher } from '../callbacks/callback-dispatcher.ts';
import type { CallbackDisorder } from '../faults/fault.ts';
import { DELIVERY_ERRORS } from './delivery-error.ts';
import type { Delivery, Step } from './delivery.ts';
import type { Message } from './message-store.ts';

/** How long after acceptance a message is sent, and after that delivered. Real ones take seconds; tests should not. */
const SENT_AFTER_MS = 15;
const SETTLED_AFTER_MS = 40;

/** What is known of a message's fate when it is accepted. */
export type Fate = {
  /** Why it will not arrive; null: it will. */
  readonly code: number | null;
  /** Where status callbacks go; null for none. */
  readonly status_callback: string | null;
  readonly disorder: CallbackDisorder | null;
};

/** Plans everything that becomes of a message from now on. Call inside a transaction. */
export function planLife(
  needs: { readonly delivery: Delivery; readonly callbacks: CallbackDispatcher },
  { message, fate }: { readonly message: Message; readonly fate: Fate },
): void {
  const steps = lifeOf(fate.code);
  needs.delivery.plan(message.sid, steps);
  if (fate.status_callback === null) return;
  needs.callbacks.plan({ message, url: fate.status_callback, steps, disorder: fate.disorder });
}

function lifeOf(code: number | null): readonly Step[] {
  const now = Date.now();
  const sent: Step = { status: 'sent', error_code: null, at: now + SENT_AFTER_MS };
  if (code === null) return [sent, { status: 'delivered', error_code: null, at: now + SETTLED_AFTER_MS }];
  const status = DELIVERY_ERRORS.get(code)?.status ?? 'undelivered';
  const end: Step = { status, error_code: code, at: now + SETTLED_AFTER_MS };
  return status === 'failed' ? [end] : [sent, end];
}
