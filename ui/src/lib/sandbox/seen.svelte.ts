import type { SeenCounts } from './is-unread.ts';

const KEY = 'kept.sandbox.seen';

/** What of the sandbox's phones and mailboxes this browser has shown; kept over reloads, by account. */
class Seen {
  #counts = $state.raw<SeenCounts>({});
  #account_id: string | null = null;

  /** Of the account that is open. */
  of(account_id: string): void {
    if (this.#account_id === account_id) return;
    this.#account_id = account_id;
    this.#counts = read(account_id);
  }

  get counts(): SeenCounts {
    return this.#counts;
  }

  /** All that is there was on the screen. */
  see(id: string, count: number): void {
    if (this.#account_id === null || this.#counts[id] === count) return;
    this.#counts = { ...this.#counts, [id]: count };
    write(this.#account_id, this.#counts);
  }
}

function read(account_id: string): SeenCounts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${KEY}.${account_id}`) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return {};
  }
}

function write(account_id: string, counts: SeenCounts): void {
  try {
    localStorage.setItem(`${KEY}.${account_id}`, JSON.stringify(counts));
  } catch {
    // No storage: it lasts as long as the page.
  }
}

export const seen = new Seen();
