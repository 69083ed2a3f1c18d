import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveFeed, type Stream } from './live-feed.ts';
import type { Changed } from './topics.ts';

/** The browser's end of one connection. */
class Connection implements Stream {
  readonly address: string;
  is_open = true;
  readonly #listeners = new Map<string, (event: { readonly data: string; readonly lastEventId: string }) => void>();

  constructor(address: string) {
    this.address = address;
  }

  addEventListener(
    name: string,
    listener: (event: { readonly data: string; readonly lastEventId: string }) => void,
  ): void {
    this.#listeners.set(name, listener);
  }

  close(): void {
    this.is_open = false;
  }

  comes(name: string, { data = '{}', id = '' }: { readonly data?: string; readonly id?: string } = {}): void {
    this.#listeners.get(name)?.({ data, lastEventId: id });
  }

  changes(id: string, topics: Readonly<Record<string, readonly string[]>>): void {
    this.comes('changes', { id, data: JSON.stringify({ topics }) });
  }
}

function page() {
  const connections: Connection[] = [];
  const heard: Changed[] = [];
  const person = { mayListen: async () => true, signInAgain: async () => true };
  const feed = new LiveFeed({
    chance: () => 0.5,
    open: (address) => {
      const connection = new Connection(address);
      connections.push(connection);
      return connection;
    },
    mayListen: () => person.mayListen(),
    signInAgain: () => person.signInAgain(),
  });
  feed.onTopic('appointment', (changed) => heard.push(changed));
  feed.start();
  const now = (): Connection => {
    const connection = connections.at(-1);
    if (connection === undefined) throw new Error('nothing was opened');
    return connection;
  };
  return { feed, connections, heard, person, now };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what changed', () => {
  it('is told to whoever listens to its topic, together when it comes together', async () => {
    const { heard, now } = page();
    now().changes('1', { appointment: ['a'], user: ['u'] });
    now().changes('2', { appointment: ['b', 'a'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toEqual([new Set(['a', 'b'])]);
  });

  it('is everything at the first hello, since pages read before it', async () => {
    const { heard, now } = page();
    now().comes('hello', { id: '7' });
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toEqual(['everything']);
  });

  it('is everything after a reset', async () => {
    const { heard, now } = page();
    now().changes('1', { appointment: ['a'] });
    now().comes('reset', { id: '90' });
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toEqual(['everything']);
  });

  it('is told no more to who stopped listening', async () => {
    const { feed, now } = page();
    const heard: Changed[] = [];
    feed.onTopic('clock', (changed) => heard.push(changed))();
    now().changes('1', { clock: ['a'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toEqual([]);
  });
});

describe('a lost connection', () => {
  it('goes on from the last position', async () => {
    const { connections, now } = page();
    now().comes('hello', { id: '7' });
    now().changes('9', { appointment: ['a'] });
    now().comes('error');
    await vi.advanceTimersByTimeAsync(0);
    expect(connections.map(({ address }) => address)).toEqual(['/screens/live', '/screens/live?since=9']);
    expect(connections[0]?.is_open).toBe(false);
  });

  it('is not asked for everything again when it goes on', async () => {
    const { heard, now } = page();
    now().comes('hello', { id: '7' });
    await vi.advanceTimersByTimeAsync(100);
    now().comes('error');
    await vi.advanceTimersByTimeAsync(0);
    now().comes('hello', { id: '7' });
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toHaveLength(1);
  });

  it('is told after two seconds, and no longer than it lasts', async () => {
    const { feed, now, person } = page();
    now().comes('hello', { id: '7' });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    person.mayListen = () => promise;
    now().comes('error');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(feed.state).toBe('on');
    await vi.advanceTimersByTimeAsync(1);
    expect(feed.state).toBe('lost');
    resolve(true);
    await vi.advanceTimersByTimeAsync(0);
    now().comes('hello', { id: '8' });
    expect(feed.state).toBe('on');
  });

  it('is noticed by its silence', async () => {
    const { connections, now } = page();
    now().comes('hello', { id: '7' });
    await vi.advanceTimersByTimeAsync(39_000);
    now().comes('beat');
    await vi.advanceTimersByTimeAsync(39_000);
    expect(connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(connections).toHaveLength(2);
  });

  it('is tried again at growing distances', async () => {
    const { connections, now } = page();
    const opened: number[] = [];
    const began = Date.now();
    for (let tries = 0; tries < 4; tries += 1) {
      now().comes('error');
      const before = connections.length;
      while (connections.length === before) await vi.advanceTimersByTimeAsync(100);
      opened.push(Math.round((Date.now() - began) / 1000));
    }
    expect(opened).toEqual([0, 1, 3, 7]);
  });
});

describe('an ended session', () => {
  it('goes on when the person has signed in again', async () => {
    const { connections, now } = page();
    now().comes('hello', { id: '7' });
    now().comes('signed_out');
    await vi.advanceTimersByTimeAsync(0);
    expect(connections.at(-1)?.address).toBe('/screens/live?since=7');
  });

  it('ends it when they would rather not', async () => {
    const { connections, feed, now, person } = page();
    person.signInAgain = async () => false;
    now().comes('signed_out');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections).toHaveLength(1);
    expect(feed.state).toBe('off');
  });
});

describe('a page nobody looks at', () => {
  it('keeps no connection and catches up when somebody does', async () => {
    const { connections, feed, now } = page();
    now().comes('hello', { id: '7' });
    feed.stop();
    expect(now().is_open).toBe(false);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(connections).toHaveLength(1);
    feed.start();
    expect(now().address).toBe('/screens/live?since=7');
  });

  it('begins anew for another person', () => {
    const { feed, now } = page();
    now().comes('hello', { id: '7' });
    feed.forget();
    feed.start();
    expect(now().address).toBe('/screens/live');
  });

  it('that was replaced by newer ones says so, and comes back when somebody turns to it', async () => {
    const { connections, feed, now } = page();
    now().comes('hello', { id: '7' });
    now().comes('replaced');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections).toHaveLength(1);
    expect(feed.state).toBe('lost');
    feed.start();
    expect(now().address).toBe('/screens/live?since=7');
  });
});
