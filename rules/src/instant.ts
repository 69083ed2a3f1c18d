/** A moment as ISO 8601 in UTC with milliseconds, such as `2026-11-21T09:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** A local date and time without a zone, such as `2026-11-21T09:00`; what a person meant (flow-spec section 1). */
export type WallTime = string;
