import type { Pool } from 'pg';
import { claim } from '@kept/sequences/claim';
import { decide } from '@kept/sequences/decide';
import type { DefinitionCache } from '@kept/sequences/definition-cache';
import { record } from '@kept/sequences/record';
import { Vault } from '@kept/sequences/secure/vault';
import type { Clinic } from '../harness/clinic.ts';
import { bookMany } from './book-many.ts';

/** A client who has our first message, which the provider took. */
export interface FirstMessage {
  readonly message_id: string;
  readonly phone: string;
  readonly attempt_id: string;
  readonly provider_id: string;
}

export interface FirstMessagesRequest {
  readonly clinic: Clinic;
  readonly pool: Pool;
  readonly cache: DefinitionCache;
  /** How many clients, each with an appointment of its own. */
  readonly count: number;
}

const TWO_DAYS = 2 * 24 * 60;
const AT_ONCE = 4;

/** Brings as many sequences to where their first message is out, through the steps a worker takes and no provider. */
export async function firstMessages(request: FirstMessagesRequest): Promise<readonly FirstMessage[]> {
  const { clinic, pool, cache, count } = request;
  const { account_id } = clinic;
  const vault = new Vault({ secret: clinic.secret_key, previous: null });
  const look = (sequence_id: string) => decide({ pool, cache, vault, account_id, sequence_id });
  const { refs } = await bookMany(clinic, { count, minutes: TWO_DAYS });
  await inTurns(refs, ({ sequence_id }) => look(sequence_id));
  await clinic.sql(
    `update account a set clock_offset_ms = clock_offset_ms + extract(epoch from
       (select max(wake_at) from sequence where account_id = a.id) - now() - clock_offset_ms * interval '1 millisecond') * 1000 + 1
     where id = $1`,
    [account_id],
  );
  return await inTurns(refs, async ({ sequence_id }) => {
    const [message] = (await look(sequence_id)).dispatch;
    if (message === undefined) throw new Error(`sequence ${sequence_id} has nothing to send`);
    return await send(request, message.id);
  });
}

async function send({ clinic, pool, cache }: FirstMessagesRequest, message_id: string): Promise<FirstMessage> {
  const { account_id } = clinic;
  const vault = new Vault({ secret: clinic.secret_key, previous: null });
  const claimed = await claim({ pool, cache, vault, account_id, message_id, link_length: 90 });
  if (claimed.type !== 'send') throw new Error(`the claim of ${message_id} said ${claimed.type}`);
  const { attempt_id, message } = claimed;
  const provider_id = `${message.channel === 'call' ? 'CA' : 'SM'}${attempt_id.replaceAll('-', '')}`;
  const outcome = { type: 'accepted', provider_id, segments: message.channel === 'sms' ? 1 : null } as const;
  await record({ pool, account_id, message_id, part_ids: [], attempt_id, outcome, look_when_accepted: false });
  return { message_id, phone: message.to_address, attempt_id, provider_id };
}

/** A few at a time, answered in their order. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return results;
}
