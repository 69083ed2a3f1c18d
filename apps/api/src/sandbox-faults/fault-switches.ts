/** Where the carrier sandbox counts what it is asked by one account. */
interface Paths {
  readonly texts: string;
  readonly mails: string;
}

/** What a switch asks the carrier sandbox for (apps/carrier/src/faults/fault.ts). */
type CarrierFault = Readonly<Record<string, unknown>> & {
  readonly kind: string;
  readonly match: { readonly path: string };
};

/** Something that can go wrong outside of the house, in the words of the one who tries it. */
export interface FaultSwitch {
  readonly id: string;
  readonly title: string;
  /** What happens then, and what Kept makes of it. */
  readonly explanation: string;
  /** Seconds, where the switch has a strength. */
  readonly value: { readonly usual: number; readonly min: number; readonly max: number } | null;
  readonly kind: string;
  readonly of: 'texts' | 'mails';
  readonly more: (seconds: number) => Readonly<Record<string, unknown>>;
  readonly secondsOf: (fault: Readonly<Record<string, unknown>>) => number | null;
}

const PLAIN = { value: null, secondsOf: () => null } as const;

const read = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The switches, as they are shown; one kind of fault each. */
export const FAULT_SWITCHES: readonly FaultSwitch[] = [
  {
    ...PLAIN,
    id: 'texts_refused',
    title: 'The carrier takes no texts',
    explanation:
      'Every text is turned away with “too many requests”. Kept waits and tries again by itself; switch this off and what waited goes out, each text once.',
    kind: 'rate_limit',
    of: 'texts',
    more: () => ({ retry_after: 2 }),
  },
  {
    id: 'texts_slow',
    title: 'The carrier is slow',
    explanation:
      'It answers every text so many seconds late. Replies and other clients’ messages do not wait behind a slow one.',
    value: { usual: 5, min: 1, max: 15 },
    kind: 'latency',
    of: 'texts',
    more: (seconds) => ({ ms: seconds * 1000 }),
    secondsOf: (fault) => read(fault['ms']) / 1000,
  },
  {
    ...PLAIN,
    id: 'texts_undelivered',
    title: 'Texts are taken, but never arrive',
    explanation:
      'The carrier says yes and reports later that the phone could not be reached. The message counts as failed, and what the schedule plans for a failure happens.',
    kind: 'fail_delivery',
    of: 'texts',
    more: () => ({ code: 30003 }),
  },
  {
    ...PLAIN,
    id: 'answers_lost',
    title: 'The carrier’s answer gets lost',
    explanation:
      'It takes the text and the connection breaks before it says so. Kept does not know and does not send twice: the message is “unknown” until the delivery report settles it.',
    kind: 'reset_after_accept',
    of: 'texts',
    more: () => ({}),
  },
  {
    id: 'reports_disordered',
    title: 'Delivery reports come late, three times over and backwards',
    explanation:
      'Each report comes so many seconds late, thrice, the last one first. The state of a message only ever goes forward, so it ends right all the same.',
    value: { usual: 5, min: 0, max: 600 },
    kind: 'callbacks',
    of: 'texts',
    more: (seconds) => ({ callbacks: { delay_ms: seconds * 1000, copies: 3, reverse: true } }),
    secondsOf: ({ callbacks }) =>
      typeof callbacks === 'object' && callbacks !== null && 'delay_ms' in callbacks
        ? read(callbacks.delay_ms) / 1000
        : 0,
  },
  {
    ...PLAIN,
    id: 'mails_refused',
    title: 'The mail server refuses mail',
    explanation:
      'Every mail is turned down for good (550). A notice to staff that goes by mail is marked as failed, with the server’s words.',
    kind: 'error_code',
    of: 'mails',
    more: () => ({ code: 550 }),
  },
];

/** The fault a switch stands for, touching only this account. */
export function faultOf(
  { kind, of, more }: FaultSwitch,
  at: { readonly paths: Paths; readonly seconds: number },
): CarrierFault {
  return { kind, match: { path: at.paths[of] }, ...more(at.seconds) };
}

/** What only this account's texts and mails touch; its SMTP name is its id (sequences/src/call-provider.ts). */
export function pathsOf({
  account_id,
  account_sid,
}: {
  readonly account_id: string;
  readonly account_sid: string | null;
}): Paths {
  return { texts: `/Accounts/${account_sid ?? 'none'}/Messages`, mails: `smtp/${account_id}` };
}
