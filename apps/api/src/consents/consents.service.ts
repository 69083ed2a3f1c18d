import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LogEntry } from '@kept/persistence/entities/log-entry';
import { newId } from '@kept/persistence/new-id';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { SessionCaller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { ConsentList, SetConsent } from './consents.schema.ts';

type Consent = ConsentList['consents'][number];

interface PersonRow {
  readonly contact_id: string | null;
  readonly contact_name: string | null;
}

const PERSON: Statement = {
  name: 'read_contact_of_participant',
  text: `select c.id as contact_id, c.name as contact_name
    from participant p left join contact c on c.account_id = p.account_id and c.id = p.contact_id
    where p.account_id = $1 and p.id = $2 and p.removed_at is null`,
};

const CONSENTS: Statement = {
  name: 'read_consents_of_participant',
  text: `select ch.channel, coalesce(co.state, 'not_asked') as state, co.reason, u.name as set_by, co.set_at
    from participant p
    cross join unnest(array['sms', 'email', 'call']) with ordinality as ch (channel, place)
    left join consent co on co.account_id = p.account_id and co.contact_id = p.contact_id and co.channel = ch.channel
    left join "user" u on u.account_id = co.account_id and u.id = co.set_by_user_id
    where p.account_id = $1 and p.id = $2 order by ch.place`,
};

const CONTACT: Statement = {
  name: 'read_contact_of_consents',
  text: `select id as contact_id, name as contact_name from contact where account_id = $1 and id = $2`,
};

const CONSENTS_OF_CONTACT: Statement = {
  name: 'read_consents_of_contact',
  text: `select ch.channel, coalesce(co.state, 'not_asked') as state, co.reason, u.name as set_by, co.set_at
    from unnest(array['sms', 'email', 'call']) with ordinality as ch (channel, place)
    left join consent co on co.account_id = $1 and co.contact_id = $2 and co.channel = ch.channel
    left join "user" u on u.account_id = co.account_id and u.id = co.set_by_user_id
    order by ch.place`,
};

/** Whose consent it is: a contact, or whoever a participant is. */
export type Whose = { readonly of: 'participant' | 'contact'; readonly id: string };

const KEEP = `
  insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict (account_id, contact_id, channel) do update
    set state = excluded.state, reason = excluded.reason, set_by_user_id = excluded.set_by_user_id, set_at = excluded.set_at`;

/** What clients agreed to, by channel. Who refused gets nothing that way but answers to what they write themselves. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
  ) {}

  async list({ account_id }: SessionCaller, { of, id }: Whose): Promise<ConsentList> {
    const key = [account_id, id];
    return inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      const [[person], consents] = await Promise.all([
        transaction.read<PersonRow>(of === 'contact' ? CONTACT : PERSON, key),
        transaction.read<Consent>(of === 'contact' ? CONSENTS_OF_CONTACT : CONSENTS, key),
      ]);
      if (person === undefined) throw notFound(of);
      const { contact_id, contact_name } = person;
      return { contact: contact_id === null ? null : { id: contact_id, name: contact_name ?? '' }, consents };
    });
  }

  /** It holds at once, for the contact wherever they take part: the next claim looks at it. */
  async set(
    caller: SessionCaller,
    { whose, request }: { readonly whose: Whose; readonly request: SetConsent },
  ): Promise<ConsentList> {
    await this.database.within(caller.account_id, (em) => keep(em, { caller, whose, request }));
    return this.list(caller, whose);
  }
}

interface Kept {
  readonly caller: SessionCaller;
  readonly whose: Whose;
  readonly request: SetConsent;
}

async function keep(em: EntityManager, { caller, whose: { of, id }, request }: Kept): Promise<void> {
  const { account_id, user_id } = caller;
  const { channel, state, reason } = request;
  const { now: at } = await accountClock(em);
  const [person] = await em.execute<readonly { readonly contact_id: string | null }[]>(
    of === 'contact'
      ? 'select id as contact_id from contact where id = ?'
      : 'select contact_id from participant where id = ? and removed_at is null',
    [id],
  );
  if (person === undefined) throw notFound(of);
  const { contact_id } = person;
  if (contact_id === null) throw nobodyToAsk();
  await em.execute(KEEP, [account_id, contact_id, channel, state, reason, user_id, at]);
  const detail = { contact_id, channel, state, reason, by_user_id: user_id };
  await em.insert(LogEntry, { id: newId(), account_id, code: 'consent_set', at, detail });
}

const nobodyToAsk = (): Problem =>
  new Problem({
    status: 409,
    code: 'no_contact',
    title: 'Nobody can be reached here',
    detail: 'Consent belongs to a contact, who is found by a phone number or an email address: enter one first.',
  });
