import { z } from 'zod';
import { DELIVERY_ERRORS } from '../messages/delivery-error.ts';
import { API_ERROR_CODES } from '../rest/api-error.ts';

export const callbackDisorder = z.strictObject({
  /** Later than usual, in milliseconds. */
  delay_ms: z.int().min(0).max(3_600_000).default(0),
  /** How often each callback is sent, the copies at the same time. */
  copies: z.int().min(1).max(100).default(1),
  /** The last change is reported first. */
  reverse: z.boolean().default(false),
});

export type CallbackDisorder = Readonly<z.infer<typeof callbackDisorder>>;

const milliseconds = z.int().min(0).max(3_600_000);

const common = {
  /** Equal `to` and a part of `path`. Without a path a fault touches the HTTP API only; mail has the path `smtp`, or `smtp/<user>`. */
  match: z.strictObject({ to: z.string().optional(), path: z.string().optional() }).default({}),
  /** How many requests it touches; null for all until it is deleted. */
  times: z.int().min(1).nullable().default(null),
};

/** Something that goes wrong on command. `before` and `after` say whether the message was taken in first. */
export const fault = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('latency'), ms: milliseconds }),
  z.strictObject({ ...common, kind: z.literal('rate_limit'), retry_after: z.int().min(0).max(3600).optional() }),
  z.strictObject({ ...common, kind: z.literal('error_500') }),
  z.strictObject({ ...common, kind: z.literal('hang_before_accept') }),
  z.strictObject({ ...common, kind: z.literal('hang_after_accept') }),
  z.strictObject({ ...common, kind: z.literal('reset_before_accept') }),
  z.strictObject({ ...common, kind: z.literal('reset_after_accept') }),
  z.strictObject({
    ...common,
    kind: z.literal('error_code'),
    code: z.int().refine((code) => API_ERROR_CODES.includes(code) || (code >= 400 && code <= 599), {
      message: `must be one of ${API_ERROR_CODES.join(', ')}, or for mail an SMTP reply code`,
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('fail_delivery'),
    code: z
      .int()
      .refine((code) => DELIVERY_ERRORS.has(code), `must be one of ${[...DELIVERY_ERRORS.keys()].join(', ')}`),
  }),
  z.strictObject({ ...common, kind: z.literal('callbacks'), callbacks: callbackDisorder }),
]);

export type Fault = z.infer<typeof fault>;
export type FaultKind = Fault['kind'];
