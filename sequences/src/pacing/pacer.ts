import type { TransactionRequest } from '../transaction.ts';
import { SenderQueue } from './sender-queue.ts';
import { blockSender, readPacedSenders, readWay, takeSlots, type PacedSender } from './slot-queries.ts';

/** How long a process goes by what it read of an account's rates. */
const KNOWN_FOR_MS = 5_000;

/** A sender without a rate that the provider asked to be slower is held to this until it has caught up. */
const AFTER_A_BLOCK = 10;

/** What a delivery is told before it claims its message. */
export type Turn =
  /** It may go on; `unused` gives the turn back when the message is not sent after all. */
  | { readonly type: 'go'; readonly unused: () => void }
  /** Too many wait for this sender already, and others need the room. */
  | { readonly type: 'turned_away'; readonly again_in_ms: number };

export type TurnRequest = TransactionRequest & { readonly message_id: string };

const FREE: Turn = { type: 'go', unused: () => undefined };

/**
 * Keeps each sender below its rate, together with the pacers of all other workers: they take slots of one row (architecture
 * section 2). A message waits for its slot before it is claimed, so that a STOP meanwhile still holds it back and a worker
 * that dies leaves nothing unknown. Accounts without rates cost one look every few seconds.
 */
export class Pacer {
  private readonly known = new Map<
    string,
    { readonly until: number; readonly senders: Promise<readonly PacedSender[]> }
  >();
  private readonly queues = new Map<string, Paced>();

  /** `most_waiting`: how many deliveries may wait for one sender here, so that a slow one leaves room for others. */
  constructor(private readonly most_waiting: number) {}

  /** Waits for the message's turn. */
  async turn(request: TurnRequest): Promise<Turn> {
    const senders = await this.pacedSenders(request);
    if (senders.length === 0) return FREE;
    const way = await readWay(request);
    const sender = senders.find(({ id }) => id === way?.sender_id);
    if (sender === undefined || way === undefined) return FREE;
    const paced = this.queueOf(request, sender);
    if (paced.queue.waiting >= this.most_waiting) return { type: 'turned_away', again_in_ms: paced.comeBack() };
    await paced.queue.enter(way.lane);
    return { type: 'go', unused: () => paced.queue.passOn() };
  }

  /** The provider asked for slowness (HTTP 429 with Retry-After): all workers keep to it. */
  async block(request: TurnRequest & { readonly for_ms: number }): Promise<void> {
    const sender_id = await blockSender(request);
    this.known.delete(request.account_id);
    if (sender_id !== null) this.queues.get(sender_id)?.queue.drop();
  }

  private async pacedSenders(request: TransactionRequest): Promise<readonly PacedSender[]> {
    const now = performance.now();
    const known = this.known.get(request.account_id);
    if (known !== undefined && known.until > now) return await known.senders;
    const senders = readPacedSenders(request);
    this.known.set(request.account_id, { until: now + KNOWN_FOR_MS, senders });
    try {
      return await senders;
    } catch (error) {
      this.known.delete(request.account_id);
      throw error;
    }
  }

  private queueOf({ pool, account_id }: TransactionRequest, sender: PacedSender): Paced {
    const rate_per_second = sender.rate_per_second ?? AFTER_A_BLOCK;
    const known = this.queues.get(sender.id);
    if (known !== undefined) {
      known.rate_per_second = rate_per_second;
      return known;
    }
    const made = new Paced({ pool, account_id, sender_id: sender.id, rate_per_second });
    this.queues.set(sender.id, made);
    return made;
  }
}

interface PacedRequest extends TransactionRequest {
  readonly sender_id: string;
  readonly rate_per_second: number;
}

/** A sender with those who wait for it, and the moments at which those it had no room for come back. */
class Paced {
  readonly queue: SenderQueue;
  rate_per_second: number;
  private come_back_at = 0;

  constructor({ rate_per_second, ...request }: PacedRequest) {
    this.rate_per_second = rate_per_second;
    this.queue = new SenderQueue((waiting) =>
      takeSlots({ ...request, ...waiting, rate_per_second: this.rate_per_second }),
    );
  }

  /** One after the other, as fast as the sender sends: none of them finds the queue full again. */
  comeBack(): number {
    const now = performance.now();
    const apart_ms = 1_000 / this.rate_per_second;
    this.come_back_at = Math.max(this.come_back_at + apart_ms, now + this.queue.waiting * apart_ms);
    return Math.ceil(this.come_back_at - now);
  }
}
