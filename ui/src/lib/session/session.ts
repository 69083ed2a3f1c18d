import { connection } from '#lib/api/connection.ts';
import { readSession, signOut } from '#lib/api/generated/sdk.gen.ts';
import type { SessionInfo } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { queries } from '#lib/query/queries.ts';
import { Changing } from '#lib/state/changing.ts';

/** A problem: null when simply nobody is signed in. */
type Loaded = { readonly info: SessionInfo } | { readonly info: null; readonly problem: Problem | null };

const NOBODY = new Set(['session_missing', 'session_expired']);

const AWAY: Problem = {
  type: 'urn:kept:problem:unreachable',
  status: 503,
  code: 'unreachable',
  title: 'Kept cannot be reached. Try again in a moment.',
};

class Session extends Changing {
  #info: SessionInfo | null = null;

  /** Who is signed in, and where; null: nobody, or not known yet. */
  get info(): SessionInfo | null {
    this.followed();
    return this.#info;
  }

  /** Asks once; later calls answer what is known. */
  async load(): Promise<Loaded> {
    if (this.#info !== null) return { info: this.#info };
    const { data, error } = await this.#read();
    if (data === undefined) return { info: null, problem: NOBODY.has(error.code) ? null : error };
    this.begin(data);
    return { info: data };
  }

  /** Nothing is on the screen yet: an API that is away is told at once instead of being waited for. */
  async #read() {
    const { reachability } = connection;
    const waiting = new AbortController();
    const giveUp = (): void => {
      if (reachability.is_down) waiting.abort();
    };
    giveUp();
    const ending = reachability.onChange(giveUp);
    const answer = await readSession({ signal: waiting.signal });
    ending();
    return answer.error?.code === 'given_up' ? { data: undefined, error: AWAY } : answer;
  }

  /**
   * Somebody signed in, for the first time on this page or again after their session had ended; calls that waited go
   * on. Another person than before gets nothing of what the last one saw: the page begins anew.
   */
  begin(info: SessionInfo): void {
    this.#info = info;
    const outcome = connection.gate.signedIn(info.user.id);
    this.changed();
    if (outcome === 'left') location.assign('/');
  }

  /** Forgets who was here; the API has ended the session, or it had ended. */
  end(): void {
    this.#info = null;
    connection.gate.signedOut();
    queries.clear();
    this.changed();
  }

  /** Signs out; a problem when the API could not be told, and the session then goes on. */
  async signOut(): Promise<Problem | null> {
    const { error } = await signOut();
    if (error !== undefined && !NOBODY.has(error.code)) return error;
    this.end();
    return null;
  }
}

/** The session of this page. */
export const session = new Session();
