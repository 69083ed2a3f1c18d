import { PassThrough, type Readable } from 'node:stream';
import type { Topics } from './change-batch.ts';

/** What a page that reads too slowly may leave unread before it is let go; it comes back and catches up. */
const MOST_UNREAD_BYTES = 256 * 1024;

/** When a browser asks again after a connection broke: not all of them at once. */
const RETRY_MS = { least: 1_000, spread: 2_000 };

interface Page {
  readonly account_id: string;
  readonly session_id: string;
}

/** One page's connection, as server-sent events. */
export class LiveStream {
  readonly account_id: string;
  readonly session_id: string;
  /** What the page has heard of; null until it has caught up. */
  position: number | null = null;
  private readonly through = new PassThrough();

  constructor({ account_id, session_id }: Page) {
    this.account_id = account_id;
    this.session_id = session_id;
    // a page that goes away in the middle of a write is no fault of ours
    this.through.on('error', () => undefined);
    this.write(`retry: ${Math.round(RETRY_MS.least + Math.random() * RETRY_MS.spread)}\n\n`);
  }

  /** For the answer. */
  get body(): Readable {
    return this.through;
  }

  onClosed(work: () => void): void {
    this.through.once('close', work);
  }

  /** The page knows everything up to the position. */
  hello(position: number): void {
    this.at(position, { event: 'hello' });
  }

  /** These changed; null: so much that the page looks at everything again. */
  changes(position: number, topics: Topics): void {
    if (topics === null) this.reset(position);
    else this.at(position, { event: 'changes', data: { topics } });
  }

  /** The page looks at everything again. */
  reset(position: number): void {
    this.at(position, { event: 'reset' });
  }

  /** Keeps proxies from closing a quiet connection, and lets both ends find out a broken one. */
  beat(): void {
    // an event: of a comment a browser tells its page nothing
    this.write('event: beat\ndata: {}\n\n');
  }

  /** Says why, where there is a reason, and closes. */
  end(reason: 'signed_out' | 'replaced' | null): void {
    if (reason !== null) this.write(`event: ${reason}\ndata: {}\n\n`);
    this.through.end();
  }

  private at(position: number, { event, data = {} }: { readonly event: string; readonly data?: unknown }): void {
    this.position = position;
    this.write(`id: ${position}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.through.writableEnded || this.through.destroyed) return;
    this.through.write(text);
    if (this.through.readableLength + this.through.writableLength > MOST_UNREAD_BYTES) this.through.destroy();
  }
}
