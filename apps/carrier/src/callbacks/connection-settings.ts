/** What of a failure is worth another try: no connection, no answer in time, an answer of the client's or server's error. */
export type Failure = 'ct' | 'rt' | '4xx' | '5xx';

const FAILURES: readonly Failure[] = ['ct', 'rt', '4xx', '5xx'];

/** Twilio's bounds and defaults. */
const MOST_RETRIES = 5;
const USUAL_RETRIES = 1;
const SHORTEST_MS = 100;

export type ConnectionSettings = {
  readonly retries: number;
  readonly retried: readonly Failure[];
  /** For one try. */
  readonly read_timeout_ms: number;
  /** For all of them. */
  readonly total_timeout_ms: number;
};

/**
 * Reads what a webhook's address says behind its `#`, as in `#rc=2&rp=5xx,ct&rt=3000`: how often to try again, after
 * what, and how long to wait (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides). What is not said,
 * or not within its bounds, is as usual: one more try where no connection came about.
 * @param limit_ms the longest a webhook may take at all.
 */
export function connectionSettings(url: string, limit_ms: number): ConnectionSettings {
  const said = new URLSearchParams(url.split('#')[1] ?? '');
  const words = (said.get('rp') ?? 'ct').split(',');
  const retried = words.includes('all') ? FAILURES : FAILURES.filter((failure) => words.includes(failure));
  const total_timeout_ms = within(said.get('tt'), { least: SHORTEST_MS, most: limit_ms, usual: limit_ms });
  return {
    retries: within(said.get('rc'), { least: 0, most: MOST_RETRIES, usual: USUAL_RETRIES }),
    retried,
    read_timeout_ms: within(said.get('rt'), { least: SHORTEST_MS, most: total_timeout_ms, usual: total_timeout_ms }),
    total_timeout_ms,
  };
}

function within(
  text: string | null,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): number {
  if (text === null || !/^\d{1,6}$/.test(text)) return usual;
  const value = Number(text);
  return value >= least && value <= most ? value : usual;
}
