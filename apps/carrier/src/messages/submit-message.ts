import type { DatabaseSync } from 'node:sqlite';
import type { CallbackDispatcher } from '../callbacks/callback-dispatcher.ts';
import type { FaultStore } from '../faults/fault-store.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import type { OptOutStore } from '../phones/opt-out-store.ts';
import { normalisePhoneNumber } from '../phones/normalise-phone-number.ts';
import type { PhoneStore } from '../phones/phone-store.ts';
import { newSid } from '../rest/new-sid.ts';
import { transaction } from '../transaction.ts';
import { countSegments } from './count-segments.ts';
import { DELIVERY_ERRORS } from './delivery-error.ts';
import type { Delivery, Step } from './delivery.ts';
import type { Media, Message, MessageStore } from './message-store.ts';

/** Twilio refuses longer texts with 21617. */
const LONGEST_BODY = 1600;
/** How long after acceptance a message is sent, and after that delivered. Real ones take seconds; tests should not. */
const SENT_AFTER_MS = 15;
const SETTLED_AFTER_MS = 40;

export type Submission = {
  readonly account_sid: string;
  readonly direction: 'outbound-api' | 'outbound-reply';
  readonly from: string | null;
  readonly to: string | null;
  readonly body: string;
  readonly media: readonly Media[];
  /** Where status callbacks go; null for none. */
  readonly status_callback: string | null;
  /** The API path it came by, which faults may match on. */
  readonly path: string;
};

export type Submitted =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly code: number; readonly about: string };

export type SubmitMessage = (submission: Submission) => Submitted;

type Needs = {
  readonly database: DatabaseSync;
  readonly messages: MessageStore;
  readonly numbers: NumberStore;
  readonly phones: PhoneStore;
  readonly opt_outs: OptOutStore;
  readonly faults: FaultStore;
  readonly delivery: Delivery;
  readonly callbacks: CallbackDispatcher;
};

/** Takes a message in as Twilio does: checks it, stores it as queued, and plans what becomes of it. */
export function createSubmitMessage(needs: Needs): SubmitMessage {
  return (submission) => {
    const checked = check(submission, needs);
    if (!checked.ok) return checked;
    const { from, to } = checked;
    const { path } = submission;

    const failure = needs.faults.take({ kinds: ['fail_delivery'], path, to });
    const code = failure?.code ?? needs.phones.deliveryError(to);
    const disorder = needs.faults.take({ kinds: ['callbacks'], path, to })?.callbacks ?? null;
    const steps = lifeOf(code);
    const message = transaction(needs.database, () => {
      const stored = needs.messages.insert({
        sid: newSid(submission.media.length > 0 ? 'MM' : 'SM'),
        account_sid: submission.account_sid,
        direction: submission.direction,
        from_number: from,
        to_number: to,
        body: submission.body,
        media: submission.media,
        segments: countSegments(submission.body),
        status: 'queued',
      });
      needs.delivery.plan(stored.sid, steps);
      if (submission.status_callback !== null) {
        needs.callbacks.plan({ message: stored, url: submission.status_callback, steps, disorder });
      }
      return stored;
    });
    return { ok: true, message };
  };
}

function lifeOf(code: number | null): readonly Step[] {
  const now = Date.now();
  const sent: Step = { status: 'sent', error_code: null, at: now + SENT_AFTER_MS };
  if (code === null) return [sent, { status: 'delivered', error_code: null, at: now + SETTLED_AFTER_MS }];
  const status = DELIVERY_ERRORS.get(code)?.status ?? 'undelivered';
  const end: Step = { status, error_code: code, at: now + SETTLED_AFTER_MS };
  return status === 'failed' ? [end] : [sent, end];
}

function check(
  submission: Submission,
  needs: Needs,
): { readonly ok: true; readonly from: string; readonly to: string } | Extract<Submitted, { ok: false }> {
  const refuse = (code: number, about = '') => ({ ok: false, code, about }) as const;
  if (submission.to === null || submission.to === '') return refuse(21604);
  const to = normalisePhoneNumber(submission.to);
  if (to === null || needs.phones.kindOf(to) === 'invalid') return refuse(21211, submission.to);

  if (submission.from === null || submission.from === '') return refuse(21603);
  const from = normalisePhoneNumber(submission.from);
  if (from === null) return refuse(21212, submission.from);
  if (from === to) return refuse(21266, to);
  if (needs.numbers.findByNumber(from)?.account_sid !== submission.account_sid) return refuse(21606, from);

  if (submission.body === '' && submission.media.length === 0) return refuse(21602);
  if (submission.body.length > LONGEST_BODY) return refuse(21617);
  const callback = submission.status_callback;
  if (callback !== null && !(URL.canParse(callback) && /^https?:$/.test(new URL(callback).protocol))) {
    return refuse(21609, callback);
  }
  if (needs.opt_outs.has(from, to)) return refuse(21610);
  return { ok: true, from, to };
}
