import { SetMetadata } from '@nestjs/common';

/** The member of an answer that is kept nowhere; see `ShownOnce`. */
export const SHOWN_ONCE = 'kept:shown-once';

/** A member of the answer is told once: for a repetition under the same Idempotency-Key it is kept as null. */
export const ShownOnce = (member: string) => SetMetadata(SHOWN_ONCE, member);
