import { called } from '../../../test/fixtures/called.ts';
import type { Booked } from '../../../test/harness/clinic.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { answerCall } from './answer-call.ts';
import type { CallResult } from './call-answer.ts';
import { endForward, type ForwardOutcome } from './end-forward.ts';
import { receiveDigit } from './receive-digit.ts';
import { recordCallStatus, type CallStatusResult } from './record-call-status.ts';

/** A call that the provider has taken, and what it does with it. */
export interface PlacedCall {
  readonly booked: Booked;
  readonly message_id: string;
  readonly attempt_id: string;
  readonly answer: (listener?: 'person' | 'machine') => Promise<CallResult>;
  readonly dial: (digit: string, turn: number) => Promise<CallResult>;
  readonly endForward: (outcome: ForwardOutcome) => Promise<CallResult>;
  readonly report: (status: string, more?: Partial<Report>) => Promise<CallStatusResult>;
}

interface Report {
  readonly provider_id: string;
  readonly answered_by: 'person' | 'machine' | null;
  readonly duration_s: number | null;
  readonly error_code: string | null;
}

/** Books, waits for the call to be due, and has the provider take it. */
export async function placedCall(world: World, booking?: Parameters<World['sent']>[0]): Promise<PlacedCall> {
  const { booked, message_id, attempt_id } = await world.sent(booking);
  const { pool, cache, vault, clinic } = world;
  const key = { pool, account_id: clinic.account_id, attempt_id, provider_id: `SM${attempt_id}` };
  return {
    booked,
    message_id,
    attempt_id,
    answer: (listener = 'person') => answerCall({ ...key, listener }),
    dial: async (digit, turn) => (await receiveDigit({ ...key, cache, vault, digit, turn })).result,
    endForward: async (outcome) => (await endForward({ ...key, outcome })).result,
    report: (status, more = {}) =>
      recordCallStatus({ ...key, status, answered_by: null, duration_s: null, error_code: null, ...more }),
  };
}

/** A world whose one schedule calls. */
export const openCallingWorld = (): Promise<World> => openWorld(called);

/** What is heard, and what follows. */
export function heard(result: CallResult): { readonly said: readonly string[]; readonly next: string } {
  if (result.type !== 'answer') return { said: [], next: result.type };
  const { parts, next } = result.answer;
  return { said: parts.map((part) => ('say' in part ? part.say : part.play)), next: next.type };
}

/** What was said and dialled, in order, notices to staff apart. */
export const conversationOf = async ({ clinic }: World, { booked }: PlacedCall) =>
  (
    await clinic.sql<{ direction: string; channel: string; body: string; status: string }>(
      `select direction, channel, status, body from message where appointment_id = $1 and kind <> 'notification' order by id`,
      [booked.appointment_id],
    )
  ).map(({ direction, channel, status, body }) => `${direction} ${channel} ${status}: ${body}`);
