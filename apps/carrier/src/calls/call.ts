import { z } from 'zod';
import { callbackDisorder } from '../faults/fault.ts';
import { callProgress } from './call-progress.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)));
const method = z.enum(['GET', 'POST']);

export const callEvent = z.enum(['initiated', 'ringing', 'answered', 'completed']);
export type CallEvent = z.infer<typeof callEvent>;

const callStatus = z.enum(['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled']);
export type CallStatus = z.infer<typeof callStatus>;

/** A row of the table: a call from an account, or its second leg to whom a <Dial> asks for. Times are milliseconds since 1970. */
export const call = z.object({
  sid: z.string(),
  account_sid: z.string(),
  parent_call_sid: z.string().nullable(),
  direction: z.enum(['outbound-api', 'outbound-dial']),
  from_number: z.string(),
  to_number: z.string(),
  status: callStatus,
  answered_by: z.string().nullable(),
  /** Who picked up, which the account hears of by machine detection only. */
  taken_by: z.enum(['human', 'machine']).nullable(),
  /** '' for none. */
  url: z.string(),
  method,
  fallback_url: z.string(),
  fallback_method: method,
  status_callback: z.string(),
  status_callback_method: method,
  events: json(z.array(callEvent)),
  /** TwiML that came with the request; null: it is asked for at `url`. */
  twiml: z.string().nullable(),
  timeout_s: z.number(),
  machine_detection: z.enum(['Enable', 'DetectMessageEnd']).nullable(),
  progress: json(callProgress),
  /** Keys that the phone will press by itself. */
  presses: z.string(),
  /** When something happens by itself; null: it waits for somebody. */
  wake_at: z.number().nullable(),
  /** Status callbacks so far. */
  callbacks: z.number(),
  /** How a fault wants its callbacks. */
  disorder: json(callbackDisorder).nullable(),
  /** Fails instead of ringing. */
  must_fail: z.number().transform(Boolean),
  created_at: z.number(),
  updated_at: z.number(),
  started_at: z.number().nullable(),
  answered_at: z.number().nullable(),
  ended_at: z.number().nullable(),
  /** By the account: its API has it no more, the phone still does. */
  deleted: z.number().transform(Boolean),
});

export type Call = Readonly<z.infer<typeof call>>;

/** Whether nothing more happens to it. */
export function isOver({ status }: Pick<Call, 'status'>): boolean {
  return status !== 'queued' && status !== 'ringing' && status !== 'in-progress';
}
