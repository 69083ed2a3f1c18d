import type { z } from 'zod';
import type { carrierCallSchema, carrierMannerSchema } from './carrier-phones.ts';
import type { PhoneCall, PhoneManner } from './sandbox-phones.schema.ts';

/** A call of the carrier sandbox as the screens see it. */
export function callOf({ sid: id, from: other, ...call }: z.output<typeof carrierCallSchema>): PhoneCall {
  return { id, other, ...call };
}

/** What a phone does with calls by itself, as the screens see it. */
export function mannerOf({ kind, keys = '' }: z.output<typeof carrierMannerSchema>['manner']): PhoneManner {
  return kind === 'answer' ? { kind, keys } : { kind };
}
