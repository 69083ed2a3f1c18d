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
import type { MediaFetcher } from '../media/media-fetcher.ts';
import type { Delivery } from './delivery.ts';
import type { Media, Message, MessageStore } from './message-store.ts';
import { planLife } from './plan-life.ts';

/** Twilio refuses longer texts with 21617. */
const LONGEST_BODY = 1600;
/** Twilio refuses more with 21623. */
const MOST_MEDIA = 10;

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
  readonly fetcher: MediaFetcher;
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
    const fate = { code, status_callback: submission.status_callback, disorder };
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
      if (stored.media.length === 0) planLife(needs, { message: stored, fate });
      else needs.fetcher.plan(stored, fate);
      return stored;
    });
    if (message.media.length > 0) needs.fetcher.begin(message, fate);
    return { ok: true, message };
  };
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
  if (submission.media.length > MOST_MEDIA) return refuse(21623);
  const wrong = submission.media.find(({ url }) => !isFetchable(url));
  if (wrong !== undefined) return refuse(21620, wrong.url);
  const callback = submission.status_callback;
  if (callback !== null && !isFetchable(callback)) {
    return refuse(21609, callback);
  }
  if (needs.opt_outs.has(from, to)) return refuse(21610);
  return { ok: true, from, to };
}

function isFetchable(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
