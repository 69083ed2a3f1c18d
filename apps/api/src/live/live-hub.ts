import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { listen } from './listen.ts';
import { LiveFeed } from './live-feed.ts';
import { LiveStream } from './live-stream.ts';

const CHANGES = 'kept_live';
const SESSION_ENDED = 'kept_session_ended';
/** By which a process hears itself. */
const ECHO = 'kept_live_echo';
const ECHO_WITHIN_MS = 5_000;
/** As `publish_changes` says it when what was published before is forgotten. */
const EVERY_ACCOUNT = '*';

const BEAT_EVERY_MS = 15_000;
/** Sessions that end by themselves are looked for so often; those that are ended are told at once. */
const SESSIONS_EVERY_MS = 60_000;

/** Pages of one session at a time; the oldest gives way. Browsers share one among their tabs. */
const MOST_OF_SESSION = 10;

/**
 * Tells open pages what changed (ADR 0028): one connection of this process listens for accounts with something new, which
 * is read once and told to every page of the account that is open here.
 */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly feeds = new Map<string, LiveFeed>();
  private readonly stop = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private listening: Promise<void> = Promise.resolve();
  private isLost = false;
  private echo: string | null = null;

  constructor(
    private readonly hot: HotPool,
    private readonly log: PinoLogger,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.listening = listen({
      url: this.settings.database_direct_url,
      channels: [CHANGES, SESSION_ENDED, ECHO],
      signal: this.stop.signal,
      onNotification: (channel, payload) => this.heard(channel, payload),
      onListening: () => this.caughtUp(),
      onLost: (error) => this.lost(error),
    });
    this.timers.push(
      setInterval(() => this.forEachStream((stream) => stream.beat()), BEAT_EVERY_MS).unref(),
      setInterval(() => this.closeSignedOut(), SESSIONS_EVERY_MS).unref(),
    );
  }

  /** Before the server stops listening: it would wait for open answers. */
  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.stop.abort();
    this.forEachStream((stream) => stream.end(null));
    await this.listening;
  }

  /**
   * A connection of a page. `since` is the last position it heard of; null: it begins now. Throws when the database is
   * away or the process ends.
   */
  async open({ account_id, session_id }: SessionCaller, since: number | null): Promise<LiveStream> {
    if (this.stop.signal.aborted) throw shuttingDown();
    const stream = new LiveStream({ account_id, session_id });
    const feed = this.feeds.get(account_id) ?? new LiveFeed(this.hot.pool, account_id);
    this.feeds.set(account_id, feed);
    stream.onClosed(() => {
      feed.streams.delete(stream);
      if (feed.streams.size === 0 && this.feeds.get(account_id) === feed) this.feeds.delete(account_id);
    });
    const others = [...feed.streams].filter((other) => other.session_id === session_id);
    for (const oldest of others.slice(0, Math.max(0, others.length + 1 - MOST_OF_SESSION))) oldest.end('replaced');
    try {
      await feed.join(stream, since);
    } catch (error) {
      stream.body.destroy();
      throw error;
    }
    return stream;
  }

  private heard(channel: string, payload: string): void {
    if (channel === ECHO) {
      if (payload === this.echo) this.echo = null;
    } else if (channel === SESSION_ENDED) {
      this.forEachStream((stream) => {
        if (stream.session_id === payload) stream.end('signed_out');
      });
    } else if (payload === EVERY_ACCOUNT) {
      for (const feed of this.feeds.values()) this.try(feed.reset());
    } else this.feeds.get(payload)?.look();
  }

  private caughtUp(): void {
    if (this.isLost) this.log.info('pages are told of changes again');
    this.isLost = false;
    for (const feed of this.feeds.values()) feed.look();
    this.closeSignedOut();
    this.try(this.call());
  }

  /** Says something to itself over another connection: a pooler in between would swallow it, and all else, silently. */
  private async call(): Promise<void> {
    const echo = randomUUID();
    this.echo = echo;
    await this.hot.pool.query('select pg_notify($1, $2)', [ECHO, echo]);
    await setTimeout(ECHO_WITHIN_MS, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
    if (this.echo === echo && !this.isLost && !this.stop.signal.aborted)
      this.log.error(
        'pages are not told of changes: DATABASE_DIRECT_URL leads through a pooler, or to another database than DATABASE_URL; let it name the database itself',
      );
  }

  private lost(error: unknown): void {
    if (!this.isLost) this.log.warn({ err: error }, 'pages are not told of changes until the database is heard again');
    this.isLost = true;
  }

  private closeSignedOut(): void {
    for (const feed of this.feeds.values()) this.try(feed.closeSignedOut());
  }

  /** What fails here is made up for when the listener is back, or in a minute. */
  private try(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.warn({ err: error }, 'pages could not be told something'));
  }

  private forEachStream(work: (stream: LiveStream) => void): void {
    for (const feed of this.feeds.values()) for (const stream of feed.streams) work(stream);
  }
}

function shuttingDown(): Problem {
  return new Problem({
    status: 503,
    code: 'shutting_down',
    title: 'This process is ending',
    detail: 'Ask again: another one answers, or this one when it is back.',
    headers: { 'retry-after': '1' },
  });
}
