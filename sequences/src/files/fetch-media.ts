import { FILE_LIMITS } from '@kept/files/file-limits';
import { fetchProviderMedia } from '@kept/channels/fetch-provider-media';
import type { FileStore } from '@kept/files/store/file-store';
import type { Pool } from 'pg';
import type { ProviderAccess } from '../call-provider.ts';
import { openCredentials, type SealedCredentials } from '../open-credentials.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import { storeAttachment } from './store-attachment.ts';

/** With the waits between, about a day; the provider forgets media only after months. */
const TRIES = 12;
/** While one worker fetches, no other does. */
const LEASE_S = 120;

const TAKE: Statement = {
  name: 'take_waiting_media',
  text: `update message_attachment w set tries = tries + 1, next_try_at = clock_timestamp() + interval '${LEASE_S} seconds'
    from message m
    left join sender se on se.account_id = m.account_id and se.id = m.sender_id
    left join channel c on c.account_id = se.account_id and c.id = se.channel_id and c.provider = 'twilio'
    where w.account_id = $1 and w.message_id = $2 and w.position = $3 and w.status = 'waiting'
      and w.next_try_at <= clock_timestamp() and m.account_id = w.account_id and m.id = w.message_id
    returning w.tries, w.source_url, w.position, c.sandbox, c.credentials, c.credentials_key_id`,
};

const STORED: Statement = {
  name: 'media_stored',
  text: `update message_attachment set status = 'stored', attachment_id = $4, next_try_at = null
    where account_id = $1 and message_id = $2 and position = $3 and status = 'waiting'`,
};

const REFUSED: Statement = {
  name: 'media_refused',
  text: `update message_attachment set status = 'refused', problem = $4, next_try_at = null
    where account_id = $1 and message_id = $2 and position = $3 and status = 'waiting'`,
};

const LATER: Statement = {
  name: 'media_later',
  text: `update message_attachment set next_try_at = clock_timestamp() + $4 * interval '1 second'
    where account_id = $1 and message_id = $2 and position = $3 and status = 'waiting'`,
};

interface Taken extends Partial<SealedCredentials> {
  readonly tries: number;
  readonly position: number;
  readonly source_url: string | null;
  readonly sandbox: boolean | null;
}

interface MediaKey {
  readonly account_id: string;
  readonly message_id: string;
  readonly position: number;
}

interface FetchRequest {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly store: FileStore;
  readonly access: ProviderAccess;
  readonly limit: number;
}

/** One round: fetches from providers what clients' messages have and we do not yet. Answers how many were dealt with. */
export async function fetchMedia({ limit, ...request }: FetchRequest): Promise<number> {
  const { rows } = await request.pool.query<MediaKey>('select * from kept_system.waiting_media($1)', [limit]);
  const ends = await Promise.all(rows.map((key) => fetchOne(request, key)));
  return ends.filter((is_done) => is_done).length;
}

async function fetchOne(
  { pool, vault, store, access }: Omit<FetchRequest, 'limit'>,
  { account_id, message_id, position }: MediaKey,
): Promise<boolean> {
  const key = [account_id, message_id, position];
  const scope = { pool, account_id };
  const write = (statement: Statement, value: unknown): Promise<void> =>
    inTransaction(scope, async (transaction) => transaction.write(statement, [...key, value]));
  const [taken] = await inTransaction(scope, (transaction) => transaction.read<Taken>(TAKE, key));
  if (taken === undefined) return false;

  const fetched = await fetchTaken(taken, access);
  switch (fetched.type) {
    case 'fetched':
      break;
    case 'refused':
      await write(REFUSED, fetched.reason);
      return true;
    case 'later':
      if (taken.tries >= TRIES) await write(REFUSED, 'The provider did not hand it out in a day of asking.');
      else await write(LATER, waitAfter(taken.tries));
      return false;
    default:
      return fetched satisfies never;
  }
  const { bytes, content_type } = fetched;
  const file_name = `${content_type.startsWith('image/') ? 'photo' : 'file'}-${position + 1}`;
  const result = await storeAttachment({ ...scope, vault, store, bytes, file_name, created_by_user_id: null });
  if (result.type === 'full') {
    await write(LATER, waitAfter(taken.tries));
    return false;
  }
  if (result.type === 'refused') await write(REFUSED, result.refusal.message);
  else await write(STORED, result.attachment.id);
  return true;
}

async function fetchTaken(
  { source_url, sandbox, credentials, credentials_key_id }: Taken,
  access: ProviderAccess,
): ReturnType<typeof fetchProviderMedia> {
  const sealed = credentials == null || credentials_key_id == null ? null : { credentials, credentials_key_id };
  const opened = sealed === null ? null : openCredentials(sealed, access.secret_key);
  if (source_url === null || opened === null) {
    return {
      type: 'refused',
      reason: 'The credentials of its channel are gone, so the provider cannot be asked for it.',
    };
  }
  return await fetchProviderMedia({
    url: source_url,
    credentials: { account_sid: opened['account_sid'] ?? '', auth_token: opened['auth_token'] ?? '' },
    base_url: sandbox === true ? (access.sandbox?.carrier_url ?? null) : null,
    largest_bytes: FILE_LIMITS.bytes,
    timeout_ms: access.timeout_ms,
  });
}

/** Seconds: 2, 4, 8 … to three hours. */
function waitAfter(tries: number): number {
  return Math.min(2 ** tries * 2, 10_800);
}
