import type { Pool } from 'pg';
import { mergeTopics } from './change-batch.ts';
import { readLivingSessions, readPublished } from './live-queries.ts';
import type { LiveStream } from './live-stream.ts';

/** After a failure; the listener's return makes up for it sooner. */
const AGAIN_AFTER_MS = 1_000;

/** The pages of one account: what is published is read once and told to all of them. */
export class LiveFeed {
  readonly streams = new Set<LiveStream>();
  /** What has been read; null before the first page has caught up. */
  private position: number | null = null;
  private reading: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly pool: Pool,
    private readonly account_id: string,
  ) {}

  /** Lets a page in and tells it what it missed since `since`; null: it begins now. Throws when the database is away. */
  async join(stream: LiveStream, since: number | null): Promise<void> {
    // Let in before reading, so that nothing falls between the two.
    this.streams.add(stream);
    const { last, is_complete, batches } = await readPublished(this.pool, { account_id: this.account_id, since });
    if (!is_complete) stream.reset(last);
    else {
      if (batches.length > 0) stream.changes(last, mergeTopics(batches));
      stream.hello(last);
    }
    // Whatever the others have read beyond it, this page has not heard of.
    this.position = Math.min(this.position ?? last, last);
    this.look();
  }

  /** Reads what is new and tells the pages; one reading at a time, once more for whatever came meanwhile. */
  look(): void {
    this.again = true;
    this.reading ??= this.readAll().finally(() => {
      this.reading = null;
    });
  }

  /** Whatever they know, they look at everything again. */
  async reset(): Promise<void> {
    const { last } = await readPublished(this.pool, { account_id: this.account_id, since: null });
    for (const stream of this.caughtUp()) stream.reset(last);
    this.position = Math.max(this.position ?? last, last);
  }

  /** Closes the pages whose session is over. */
  async closeSignedOut(): Promise<void> {
    const ids = [...new Set([...this.streams].map(({ session_id }) => session_id))];
    const living = await readLivingSessions(this.pool, { account_id: this.account_id, ids });
    for (const stream of this.streams) {
      if (ids.includes(stream.session_id) && !living.has(stream.session_id)) stream.end('signed_out');
    }
  }

  private async readAll(): Promise<void> {
    while (this.again && this.streams.size > 0) {
      this.again = false;
      try {
        await this.read();
      } catch {
        this.again = true;
        await new Promise((resolve) => {
          setTimeout(resolve, AGAIN_AFTER_MS).unref();
        });
      }
    }
  }

  private async read(): Promise<void> {
    if (this.position === null) return;
    const since = this.position;
    const { last, is_complete, batches } = await readPublished(this.pool, { account_id: this.account_id, since });
    if (!is_complete) for (const stream of this.caughtUp()) stream.reset(last);
    else if (batches.length > 0) this.tell(last, batches);
    // a page may have joined meanwhile that knows less
    if (this.position === since) this.position = last;
  }

  private tell(last: number, batches: Parameters<typeof mergeTopics>[0]): void {
    const newest = batches.at(-1)?.position ?? last;
    const topics = mergeTopics(batches);
    for (const stream of this.caughtUp()) {
      if ((stream.position ?? last) < newest) stream.changes(newest, topics);
    }
  }

  private caughtUp(): readonly LiveStream[] {
    return [...this.streams].filter(({ position }) => position !== null);
  }
}
