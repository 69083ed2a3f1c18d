import type { OneTimeContent } from '@kept/content/one-time/one-time-content';
import { inTransaction } from '../transaction.ts';
import { CLIENT, type World } from '../world.spec-support.ts';
import type { OneTimeRequest } from './one-time-request.ts';
import { writeOneTimeMessages, type WrittenOneTime } from './write-one-time-messages.ts';

export const text = (body: string): OneTimeContent => ({ channel: 'sms', body, attachments: [] });

let written = 0;

/** A text to the client at once, within a conversation, unless said otherwise: no hour of the day changes what becomes of it. */
export function oneTime(request: Partial<OneTimeRequest> = {}): OneTimeRequest {
  written += 1;
  return {
    once_key: `one-time/${written}`,
    to_address: CLIENT,
    contact_id: null,
    participant_id: null,
    content: text('The water is off today.'),
    translations: {},
    template_id: null,
    broadcast_id: null,
    written_by_user_id: null,
    asks_own_question: false,
    due_at: null,
    lane: 'answer',
    obeys_quiet_hours: false,
    ...request,
  };
}

export function write(world: World, ...requests: readonly OneTimeRequest[]): Promise<readonly WrittenOneTime[]> {
  const { account_id } = world.clinic;
  return inTransaction({ pool: world.pool, account_id }, (transaction) =>
    writeOneTimeMessages(transaction, { account_id, requests }),
  );
}

/** Writes one that is made, and answers its message. */
export async function made(world: World, request: Partial<OneTimeRequest> = {}): Promise<string> {
  const [only] = await write(world, oneTime(request));
  if (only?.type !== 'ready') throw new Error(`it is ${only?.type}`);
  return only.message_id;
}

/** The same, and the provider has taken it. */
export async function sentOnce(world: World, request: Partial<OneTimeRequest> = {}) {
  const message_id = await made(world, request);
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
  const taken = { message_id, attempt_id: claimed.attempt_id };
  await world.accept(taken);
  return taken;
}
