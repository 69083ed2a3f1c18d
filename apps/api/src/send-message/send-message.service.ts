import { Injectable } from '@nestjs/common';
import { newId } from '@kept/persistence/new-id';
import { explainRefusal } from '@kept/sequences/one-time/explain-refusal';
import type { LooseMessage } from '@kept/sequences/due-work';
import type { OneTimeRequest } from '@kept/sequences/one-time/one-time-request';
import { writeOneTimeMessages, type WrittenOneTime } from '@kept/sequences/one-time/write-one-time-messages';
import { inTransaction, type Transaction } from '@kept/sequences/transaction';
import type { Settings } from '@kept/settings/settings';
import type { Caller } from '../access/caller.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { refuseWithoutCredits } from '../credits/refuse-without-credits.ts';
import { HotPool } from '../database/hot-pool.ts';
import { markWork, rememberAnswer } from '../http/mark-work.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { SecureSends } from '../secure-messaging/secure-sends.ts';
import { InjectSettings } from '../settings.provider.ts';
import { contentToSend } from './content-to-send.ts';
import { explainHeld } from './explain-held.ts';
import { momentOfSend } from './moment-of-send.ts';
import { readSend } from './read-send.ts';
import { refuseMixed } from './refuse-mixed.ts';
import type { SendMessage, Sent, SentMessage } from './send-message.schema.ts';

/** One-time messages of programs and people, written whole or not at all. */
@Injectable()
export class SendMessageService {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    private readonly secure: SecureSends,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Writes a copy for each recipient in one transaction and starts those that are due; a problem, and nothing. */
  async send(caller: Caller, request: SendMessage): Promise<Sent> {
    refuseMixed(request);
    const { account_id } = caller;
    const { sent, due } = await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      markWork(transaction);
      const made = await this.write(transaction, { caller, request });
      rememberAnswer(transaction, { status: 201, response: made.sent });
      return made;
    });
    this.nudger.deliver(due);
    return sent;
  }

  private async write(
    transaction: Transaction,
    { caller, request }: { readonly caller: Caller; readonly request: SendMessage },
  ): Promise<{ readonly sent: Sent; readonly due: readonly LooseMessage[] }> {
    const { account_id } = caller;
    const found = await readSend(transaction, {
      account_id,
      template_id: request.template_id ?? null,
      event_id: request.event_id ?? null,
      participant_id: request.participant_id ?? null,
      attachments: request.attachments ?? [],
    });
    const { now, country, time_zone, balance } = found.context;
    const due_at = momentOfSend({ request, now, time_zone });
    const words = contentToSend({ request, template: found.template, files: found.files });
    const secure = await this.secure.of(transaction, {
      account_id,
      send_securely: request.send_securely ?? false,
      pin: request.pin ?? null,
    });
    const copies = recipientsOf({ request, found, country }).map((recipient): OneTimeRequest => ({
      ...recipient,
      ...words,
      once_key: `send/${newId()}`,
      contact_id: null,
      template_id: request.template_id ?? null,
      broadcast_id: null,
      written_by_user_id: caller.via === 'session' ? caller.user_id : null,
      asks_own_question: false,
      due_at,
      lane: 'bulk',
      obeys_quiet_hours: true,
      ...(secure === null ? {} : { secure }),
    }));
    const written = await writeOneTimeMessages(transaction, { account_id, requests: copies });
    const messages = written.map((copy, index) => this.answerOf(copy, copies[index]?.participant_id ?? null));
    refuseForNobody(messages);
    refuseWithoutCredits({ needed: messages.reduce((sum, { credits }) => sum + (credits ?? 0), 0), balance });
    const due = due_at === null ? messages.flatMap(({ id }) => (id === null ? [] : [id])) : [];
    return {
      sent: { success: true, messages },
      due: due.map((message_id) => ({ account_id, message_id, lane: 'bulk' })),
    };
  }

  private answerOf(copy: WrittenOneTime, participant_id: string | null): SentMessage {
    const { to_address: to } = copy;
    const none = { id: null, segments: null, credits: null, leaves_at: null, status_url: null };
    switch (copy.type) {
      case 'ready': {
        const { message_id: id, segments, credits, leaves_at } = copy;
        const status_url = `${this.settings.public_url}/v1/messages/${id}`;
        const blank = copy.pin === 'blank';
        const reason = blank ? PIN_BLANK : null;
        const why = { reason, explanation: reason && explainHeld(reason, []) };
        const status = blank ? 'held' : 'due';
        return { id, status, to, participant_id, ...why, segments, credits, leaves_at, status_url };
      }
      case 'skipped': {
        const { reason } = copy;
        return { ...none, status: 'skipped', to, participant_id, reason, explanation: explainRefusal(reason) };
      }
      case 'held':
        return {
          ...none,
          status: 'held',
          to,
          participant_id,
          reason: copy.reason,
          explanation: explainHeld(copy.reason, copy.fields),
        };
      default:
        return copy satisfies never;
    }
  }
}

/** It is written, waits for a PIN, and goes once there is one. */
const PIN_BLANK = 'secure_pin_blank';

type Found = Awaited<ReturnType<typeof readSend>>;

interface RecipientsRequest {
  readonly request: SendMessage;
  readonly found: Found;
  readonly country: string;
}

function recipientsOf({
  request,
  found,
  country,
}: RecipientsRequest): readonly Pick<OneTimeRequest, 'to_address' | 'participant_id'>[] {
  const { to, event_id, participant_id, type } = request;
  if (participant_id !== undefined) {
    if (found.participant === undefined) throw notFound('participant');
    return [{ to_address: null, participant_id }];
  }
  if (event_id !== undefined) {
    if (found.event === undefined) throw notFound('event');
    const { participant_ids } = found.event;
    if (participant_ids.length === 0) {
      const message = 'is an event without participants: add one, or name `to`';
      throw invalidRequest([{ field: '/event_id', code: 'event_without_participants', message }]);
    }
    return participant_ids.map((each) => ({ to_address: null, participant_id: each }));
  }
  return [{ to_address: addressOf({ to: to ?? '', type, country }), participant_id: null }];
}

function addressOf({
  to,
  type,
  country,
}: {
  readonly to: string;
  readonly type: SendMessage['type'];
  readonly country: string;
}): string {
  const kind = type === 'email' ? 'email' : 'phone';
  const checked = addressesOf({ phone: null, email: null, [kind]: to, country, at: '' });
  if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/to' })));
  const address = checked.value[kind];
  if (address === null) throw invalidRequest([{ field: '/to', code: 'empty', message: 'is empty' }]);
  return address;
}

/** Nothing half-sent, and nothing called a success that reached nobody. */
function refuseForNobody(messages: readonly SentMessage[]): void {
  if (messages.some(({ id }) => id !== null)) return;
  throw new Problem({
    status: 422,
    code: 'nobody_reached',
    title: 'Nobody can be sent this message',
    detail: messages.map(({ to, explanation }) => `${to ?? 'No address'}: ${explanation ?? ''}`).join(' '),
    more: { messages },
  });
}
