import { createHotPool } from '@kept/persistence/pool';
import type { Definition } from '@kept/rules/document';
import { reminder } from '../../test/fixtures/reminder.ts';
import { openClinic, type Booked, type Booking, type Clinic } from '../../test/harness/clinic.ts';
import { createDatabase } from '../../test/harness/create-database.ts';
import { claim, type ClaimRequest } from './claim.ts';
import type { Claim } from './claimed-message.ts';
import { decide } from './decide.ts';
import { DefinitionCache } from './definition-cache.ts';
import { record } from './record.ts';
import { recordCallback, type CallbackResult } from './record-callback.ts';
import { receiveReply, type ReplyResult } from './replies/receive-reply.ts';
import { Vault } from './secure/vault.ts';
import type { SequenceView } from './sequence-view.ts';

export const CLIENT = '+12025550123';

/** A clinic in a database of its own, and the transactions as a worker and the API would call them. */
export interface World {
  readonly clinic: Clinic;
  readonly look: (booked: Booked) => Promise<SequenceView>;
  /** Books an appointment, moves the clock to its reminder and decides: the id of the message that is due. */
  readonly due: (booking?: Partial<Booking>) => Promise<Due>;
  /** The same for several whose reminders fall due at one moment. */
  readonly dueTogether: (...bookings: readonly Partial<Booking>[]) => Promise<readonly Due[]>;
  readonly claim: (
    message_id: string,
    more?: Pick<ClaimRequest, 'is_first_try' | 'look_when_accepted'>,
  ) => Promise<Claim>;
  readonly accept: (taken: Taken) => Promise<void>;
  /** Claims and has the provider accept. */
  readonly sent: (booking?: Partial<Booking>) => Promise<{ readonly booked: Booked } & Taken>;
  readonly callback: (attempt_id: string, status: string, error_code?: string) => Promise<CallbackResult>;
  readonly say: (
    body: string,
    options?: { readonly provider_id?: string; readonly carrier_answered?: boolean },
  ) => Promise<ReplyResult>;
  readonly status: (message_id: string) => Promise<{ readonly status: string; readonly status_reason: string | null }>;
  readonly advance: (interval: string) => Promise<void>;
  readonly pool: ReturnType<typeof createHotPool>;
  /** The database as the product's role. */
  readonly app_url: string;
  readonly cache: DefinitionCache;
  readonly vault: Vault;
  readonly close: () => Promise<void>;
}

export interface Due {
  readonly booked: Booked;
  readonly message_id: string;
}

export interface Taken {
  readonly part_ids?: readonly string[];
  readonly message_id: string;
  readonly attempt_id: string;
}

/** Every booking is for the same client, and specs look at one message at a time. */
const oneByOne: Definition = {
  ...reminder,
  messages: reminder.messages.map((message) => ({ ...message, group_same_address: false })),
};

export async function openWorld(definition: Definition = oneByOne): Promise<World> {
  const database = await createDatabase();
  const clinic = await openClinic(database, definition);
  const pool = createHotPool({ app_url: database.app_url, max: 8 });
  const cache = new DefinitionCache();
  const vault = new Vault({ secret: clinic.secret_key, previous: null });
  const { account_id } = clinic;
  let replies = 0;

  const look: World['look'] = ({ sequence_id }) => decide({ pool, cache, vault, account_id, sequence_id });
  const advance: World['advance'] = async (interval) => {
    await clinic.sql(
      `update account set clock_offset_ms = clock_offset_ms + extract(epoch from $2::interval) * 1000 where id = $1`,
      [account_id, interval],
    );
  };
  const claimMessage: World['claim'] = (message_id, more = {}) =>
    claim({ pool, cache, vault, account_id, message_id, link_length: 90, ...more });
  const dueTogether: World['dueTogether'] = async (...bookings) => {
    const all: Booked[] = [];
    for (const booking of bookings) all.push(await clinic.book(booking));
    const views = await Promise.all(all.map(look));
    await advance(`${Math.max(...views.map(({ wake_in_ms }) => wake_in_ms)) + 1} milliseconds`);
    return await Promise.all(
      all.map(async (booked) => {
        const [message] = (await look(booked)).dispatch;
        if (message === undefined) throw new Error('nothing is due');
        return { booked, message_id: message.id };
      }),
    );
  };
  const due: World['due'] = async (booking = {}) => {
    const [only] = await dueTogether(booking);
    if (only === undefined) throw new Error('nothing was booked');
    return only;
  };
  const accept: World['accept'] = (taken) =>
    record({
      pool,
      account_id,
      ...taken,
      look_when_accepted: true,
      part_ids: taken.part_ids ?? [],
      outcome: { type: 'accepted', provider_id: `SM${taken.attempt_id}`, segments: 1 },
    });

  return {
    clinic,
    pool,
    app_url: database.app_url,
    cache,
    vault,
    look,
    due,
    dueTogether,
    accept,
    advance,
    claim: claimMessage,
    sent: async (booking) => {
      const { booked, message_id } = await due(booking);
      const claimed = await claimMessage(message_id);
      if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
      const taken = { message_id, attempt_id: claimed.attempt_id };
      await accept(taken);
      return { booked, ...taken };
    },
    callback: (attempt_id, status, error_code) =>
      recordCallback({
        pool,
        account_id,
        attempt_id,
        provider_id: `SM${attempt_id}`,
        status,
        error_code: error_code ?? null,
      }),
    say: (body, { provider_id, carrier_answered = false } = {}) => {
      replies += 1;
      return receiveReply({
        pool,
        cache,
        account_id,
        body,
        provider_id: provider_id ?? `SMin${replies}`,
        sender_address: clinic.phone,
        from: CLIENT,
        carrier_answered,
      });
    },
    status: async (message_id) => {
      const [row] = await clinic.sql<{ status: string; status_reason: string | null }>(
        `select status, status_reason from message where id = $1`,
        [message_id],
      );
      if (row === undefined) throw new Error('no such message');
      return row;
    },
    close: async () => {
      await pool.end();
      await clinic.close();
      await database.drop();
    },
  };
}
