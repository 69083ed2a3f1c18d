import type { Definition } from '@kept/rules/document';
import type { Offset, Timing } from '@kept/rules/document/timing-schema';
import { timingInWords } from '@kept/rules/graph/timing-in-words';
import { nameOfMessage } from '../document/name-of-message.ts';

/** A message on the timeline: how far from its anchor, as a share of the strip. */
export interface TimelineStop {
  readonly message_id: string;
  readonly name: string;
  /** `1 day before the start` */
  readonly when: string;
  readonly anchor: Timing['anchor'];
  readonly offset: Offset;
  /** 0 at the left end of the strip, 1 at its right. */
  readonly at: number;
}

/** Where the anchors stand: what happens to the booking at the left, the visit in the right half. */
export const ANCHOR_PLACES: Readonly<Record<Timing['anchor'], number>> = {
  created: 0.06,
  moved: 0.06,
  cancelled: 0.06,
  start: 0.68,
  end: 0.8,
};

const DAY = 24 * 60;

const MINUTES = { minutes: 1, hours: 60, days: DAY, weeks: 7 * DAY, months: 30 * DAY } as const;

/** Two marks are at least so far apart, as a share of the strip. */
const APART = 0.016;

/** Messages that go out at a time, in the order they do. */
export function timelineStops({ messages }: Definition): readonly TimelineStop[] {
  const stops = messages
    .flatMap(({ id, name, availability, timing }) =>
      availability === 'scheduled' && timing !== null
        ? [{ ...{ message_id: id, name: nameOfMessage({ name }), when: timingInWords(timing) }, ...stopOf(timing) }]
        : [],
    )
    .toSorted((one, other) => one.at - other.at);
  let last = Number.NEGATIVE_INFINITY;
  return stops.map((stop) => {
    last = Math.max(stop.at, last + APART);
    return { ...stop, at: Math.min(1, last) };
  });
}

function stopOf({ anchor, offset }: Timing): Pick<TimelineStop, 'anchor' | 'offset' | 'at'> {
  const minutes = minutesOf(offset);
  const room = roomBeside(anchor, minutes);
  return { anchor, offset, at: ANCHOR_PLACES[anchor] + Math.sign(minutes) * room * nearness(minutes) };
}

/** What lies between an anchor and the next thing on its side of the strip. */
function roomBeside(anchor: Timing['anchor'], minutes: number): number {
  if (minutes < 0) return anchor === 'end' ? 0.1 : ANCHOR_PLACES[anchor] - 0.02 - (anchor === 'start' ? 0.24 : 0);
  if (anchor === 'start') return 0.1;
  return anchor === 'end' ? 0.18 : 0.2;
}

/** Minutes and months on one strip: what is near its anchor has more room than what is far (0 to 1, at most 60 days). */
function nearness(minutes: number): number {
  return Math.min(1, Math.log1p(Math.abs(minutes) / 15) / Math.log1p((60 * DAY) / 15));
}

/** The sum of an offset; a month is thirty days here, where only the order counts. */
export function minutesOf(offset: Offset): number {
  if ('minutes' in offset) return offset.minutes * MINUTES.minutes;
  if ('hours' in offset) return offset.hours * MINUTES.hours;
  if ('days' in offset) return offset.days * MINUTES.days;
  return 'weeks' in offset ? offset.weeks * MINUTES.weeks : offset.months * MINUTES.months;
}

/** Offsets that dragging stops at: those that people mean. */
const USUAL: readonly Offset[] = [
  { minutes: 0 },
  { minutes: 15 },
  { minutes: 30 },
  { hours: 1 },
  { hours: 2 },
  { hours: 4 },
  { hours: 12 },
  { days: 1 },
  { days: 2 },
  { days: 3 },
  { days: 5 },
  { weeks: 1 },
  { weeks: 2 },
  { months: 1 },
  { months: 2 },
];

const STOPS: readonly Offset[] = [...USUAL.slice(1).toReversed().map(negative), ...USUAL];

function negative(offset: Offset): Offset {
  if ('minutes' in offset) return { minutes: -offset.minutes };
  if ('hours' in offset) return { hours: -offset.hours };
  if ('days' in offset) return { days: -offset.days };
  return 'weeks' in offset ? { weeks: -offset.weeks } : { months: -offset.months };
}

/** The next usual time, later (1) or earlier (-1); null at either end. */
export function stepOffset(offset: Offset, by: -1 | 1): Offset | null {
  const now = minutesOf(offset);
  const further = STOPS.filter((each) => (minutesOf(each) - now) * by > 0);
  return (by === 1 ? further[0] : further.at(-1)) ?? null;
}

/** The usual time nearest to a place on the strip, for a message of this anchor. */
export function offsetAt(anchor: Timing['anchor'], at: number): Offset {
  const far = (offset: Offset): number =>
    Math.abs(stopOf({ anchor, offset, window: 'any', count_only_enabled_days: false, when_past: null }).at - at);
  // nothing goes out before an appointment is made, moved or cancelled
  const stops = anchor === 'start' || anchor === 'end' ? STOPS : USUAL;
  return stops.reduce((nearest, offset) => (far(offset) < far(nearest) ? offset : nearest), { minutes: 0 });
}
