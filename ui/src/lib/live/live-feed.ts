import { backoff } from '#lib/api/backoff.ts';
import { Changing } from '#lib/state/changing.ts';
import { EVERYTHING, mergeChanges, readChanges, type Changed, type Changes, type Topic } from './topics.ts';

/** What this needs of the browser's EventSource. */
export interface Stream {
  addEventListener(
    name: string,
    listener: (event: { readonly data: string; readonly lastEventId: string }) => void,
  ): void;
  close(): void;
}

interface Surroundings {
  readonly open: (address: string) => Stream;
  /** Asks for the session as any call does: waits until the API is back and the person signed in; else false. */
  readonly mayListen: () => Promise<boolean>;
  /** The session was ended: true once the same person has signed in again. */
  readonly signInAgain: () => Promise<boolean>;
  /** 0 to 1. */
  readonly chance: () => number;
}

/** The API sends a beat each 15 seconds; after this long without anything the connection is taken for broken. */
const SILENCE_MS = 40_000;

/** News that come together are told together. */
const GATHER_MS = 100;

/** A connection that is back sooner was never worth a word. */
const GRACE_MS = 2_000;

/**
 * - off: nobody signed in, or nobody looks at this page, which catches up when somebody does;
 * - on: what changes is heard of;
 * - lost: what changes is not heard of, and will be caught up with.
 */
type State = 'off' | 'on' | 'lost';

/**
 * News of what changed while a page is open, topics and ids only; who listens reads again what it shows. After a lost
 * connection it goes on from where it was.
 */
export class LiveFeed extends Changing {
  readonly #around: Surroundings;
  readonly #listeners = new Map<Topic, Set<(changed: Changed) => void>>();
  #stream: Stream | null = null;
  #position: string | null = null;
  #state: State = 'off';
  #is_started = false;
  #attempt = 0;
  #gathered: Changes = new Map();
  #silence: ReturnType<typeof setTimeout> | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** Counts starts and stops, so that what began before the last one goes nowhere. */
  #turn = 0;

  constructor(around: Surroundings) {
    super();
    this.#around = around;
  }

  get state(): State {
    this.followed();
    return this.#state;
  }

  /** `listener` hears which of the topic changed. Returns what ends it. */
  onTopic(topic: Topic, listener: (changed: Changed) => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Listens, from where it stopped if it did. */
  start(): void {
    if (this.#is_started) return;
    this.#is_started = true;
    this.#attempt = 0;
    this.#become('on');
    this.#open();
  }

  /** Until the next start, which catches up. */
  stop(): void {
    this.#is_started = false;
    this.#turn += 1;
    this.#close();
    clearTimeout(this.#again);
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#become('off');
  }

  /** Another person: where the last one was means nothing. */
  forget(): void {
    this.stop();
    this.#position = null;
  }

  #open(): void {
    const stream = this.#around.open(
      this.#position === null ? '/screens/live' : `/screens/live?since=${encodeURIComponent(this.#position)}`,
    );
    this.#stream = stream;
    const hear = (name: string, take: (event: { readonly data: string; readonly lastEventId: string }) => void): void =>
      stream.addEventListener(name, (event) => {
        if (this.#stream !== stream) return;
        this.#heard(event.lastEventId);
        take(event);
      });
    // What a page read before the feed began may have changed in between.
    const is_first = this.#position === null;
    hear('hello', () => is_first && this.#gather(EVERYTHING));
    hear('changes', ({ data }) => this.#gather(readChanges(data)));
    hear('reset', () => this.#gather(EVERYTHING));
    hear('beat', () => undefined);
    hear('signed_out', () => void this.#comeBack(() => this.#around.signInAgain()));
    hear('replaced', () => this.#replaced());
    stream.addEventListener('error', () => this.#stream === stream && this.#lost());
    this.#listenForSilence();
  }

  #heard(position: string): void {
    if (position !== '') this.#position = position;
    this.#attempt = 0;
    this.#listenForSilence();
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#become('on');
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), SILENCE_MS);
  }

  #lost(): void {
    void this.#comeBack(() => this.#around.mayListen());
  }

  /** Opens anew once `may` says so, a little later each time. */
  async #comeBack(may: () => Promise<boolean>): Promise<void> {
    this.#close();
    this.#grace ??= setTimeout(() => this.#become('lost'), GRACE_MS);
    const turn = (this.#turn += 1);
    if (!(await may())) {
      if (turn === this.#turn) this.stop();
      return;
    }
    if (turn !== this.#turn) return;
    this.#again = setTimeout(
      () => this.#open(),
      this.#attempt === 0 ? 0 : backoff(this.#attempt - 1, this.#around.chance()),
    );
    this.#attempt += 1;
  }

  /** Too many pages of this session are open: this one hears nothing more until somebody turns to it again. */
  #replaced(): void {
    this.stop();
    this.#become('lost');
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#stream?.close();
    this.#stream = null;
  }

  #gather(changes: Changes): void {
    this.#gathered = mergeChanges(this.#gathered, changes);
    if (this.#gathering === undefined) this.#gathering = setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    const gathered = this.#gathered;
    this.#gathered = new Map();
    this.#gathering = undefined;
    for (const [topic, changed] of gathered) {
      for (const listener of this.#listeners.get(topic) ?? []) listener(changed);
    }
  }

  #become(state: State): void {
    if (this.#state === state) return;
    this.#state = state;
    this.changed();
  }
}
