/** Whose phone it is. */
export type SeedClient = 'Ana' | 'Ben' | 'Cleo' | 'Dan' | 'Eva' | 'Finn';

/** A text that a client sends, the seed's rows that then act, and what the simulator and the client's phone show of it. */
export interface SeedText {
  readonly rows: readonly string[];
  readonly from: SeedClient;
  readonly text: string;
  /** In the simulator's last step. */
  readonly step: RegExp;
  /** What the phone receives; null: nothing. */
  readonly receives: string | null;
}

const booking: readonly SeedText[] = [
  {
    rows: ['disable default auto replies'],
    from: 'Ana',
    text: 'hours',
    step: /No automatic answer fits the reply/,
    receives: null,
  },
  {
    rows: ['client accepts', 'mark as accepted'],
    from: 'Ana',
    text: 'ok',
    step: /for “ok”: it was used.*when the client is accepted: it was used.*\[ACCEPTED\]/s,
    receives: 'Booked, Ana.',
  },
  {
    rows: ['client declines', 'mark as declined'],
    from: 'Ben',
    text: 'rather not',
    step: /for “rather not”: it was used.*when the client is declined: it was used.*\[DECLINED\]/s,
    receives: 'Another time, Ben.',
  },
];

const reminder: readonly SeedText[] = [
  {
    rows: [],
    from: 'Ana',
    text: 'hours',
    step: /The schedule’s defaults have.*“hours”/,
    receives: 'We open at eight.',
  },
  {
    rows: ['reply includes', 'reply'],
    from: 'Ana',
    text: 'I am running late!',
    step: /“Reminder text” has an automatic answer for “running late”: it was used/,
    receives: 'No problem, Ana.',
  },
  {
    rows: ['reply is', 'do nothing'],
    from: 'Ana',
    text: '2',
    step: /for “2”: it was used.*usual meaning of the answer was set aside/s,
    receives: null,
  },
  {
    rows: ['send email notification'],
    from: 'Ana',
    text: 'a question',
    step: /Staff get the email that the answer says/,
    receives: null,
  },
  {
    rows: ['client confirms', 'mark as confirmed'],
    from: 'Ana',
    text: 'count me in',
    step: /when the client is confirmed: it was used.*\[CONFIRMED\]/s,
    receives: 'See you, Ana.',
  },
  {
    rows: ['client cancels', 'mark as cancelled'],
    from: 'Cleo',
    text: 'cannot come',
    step: /when the client is cancelled: it was used.*\[NOT COMING\]/s,
    receives: 'A pity, Cleo.',
  },
  {
    rows: ['client requests reschedule', 'mark as reschedule requested'],
    from: 'Dan',
    text: 'another day',
    step: /when the client is asking for another time: it was used.*\[RESCHEDULE\]/s,
    receives: 'We will find a day, Dan.',
  },
  {
    rows: ['enable message'],
    from: 'Eva',
    text: 'more',
    step: /“Extra text” was .* for this person/,
    receives: null,
  },
  {
    rows: ['disable message'],
    from: 'Eva',
    text: 'less',
    step: /“Thanks text” was .* for this person/,
    receives: null,
  },
];

/** Every row of the seed's tables that texts can show, in the order in which they are sent. */
export const SEED_TEXTS = { booking, reminder } as const;
