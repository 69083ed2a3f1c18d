import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '@kept/persistence/entities/contact';
import { LogEntry } from '@kept/persistence/entities/log-entry';
import { newId } from '@kept/persistence/new-id';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { fittedOrRefused } from '../custom-fields/fit-custom-data.ts';
import { readCustomFields } from '../custom-fields/read-custom-fields.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { Problem } from '../problems/problem.ts';
import { contactMerged } from './contact-merged.ts';
import type {
  ChangeContact,
  ContactAnswer,
  ContactPage,
  CreateContact,
  ListContacts,
  SplitContact,
} from './contacts.schema.ts';
import { listContacts } from './list-contacts.ts';
import { mergeContacts } from './merge-contacts.ts';
import { lockContacts, readContact } from './read-contact.ts';
import { splitAddresses } from './split-addresses.ts';
import { storeAddresses } from './store-addresses.ts';
import { unmergeContact } from './unmerge-contact.ts';
import { wantedAddresses } from './wanted-addresses.ts';

interface Changing {
  readonly id: string;
  readonly if_match: string | null;
}

/** People as the account knows them. Appointments find them by their addresses. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
  ) {}

  async list({ account_id }: Caller, query: ListContacts): Promise<ContactPage> {
    return listContacts({ pool: this.hot.pool, account_id, query });
  }

  async read({ account_id }: Caller, id: string): Promise<ContactAnswer> {
    return this.database.within(account_id, (em) => readContact(em, id));
  }

  async create({ account_id }: Caller, request: CreateContact): Promise<ContactAnswer> {
    const { phones, emails, ...rest } = request;
    return this.database.within(account_id, async (em) => {
      const { country } = await accountClock(em);
      const addresses = wantedAddresses({ phones, emails, country });
      if (rest.name === '' && addresses.length === 0) {
        const message = 'is empty; give a name, a phone number or an email address';
        throw invalidRequest([{ field: '/name', code: 'empty', message }]);
      }
      const id = newId();
      const custom_data = fittedOrRefused(await readCustomFields(em), rest.custom_data);
      await em.insert(Contact, { id, account_id, ...rest, custom_data });
      await storeAddresses(em, { account_id, contact_id: id, addresses });
      return readContact(em, id);
    });
  }

  async change(
    { account_id }: Caller,
    { id, if_match, change }: Changing & { readonly change: ChangeContact },
  ): Promise<ContactAnswer> {
    const { name, phones, emails, locale, time_zone, archived, custom_data } = change;
    return this.database.within(account_id, async (em) => {
      const [current] = await lockContacts(em, [id]);
      refuseUnfit(current, if_match);
      if (phones !== undefined || emails !== undefined) {
        const { country } = await accountClock(em);
        const lists = { phones: phones ?? current?.phones ?? [], emails: emails ?? current?.emails ?? [] };
        await storeAddresses(em, { account_id, contact_id: id, addresses: wantedAddresses({ ...lists, country }) });
      }
      const said = custom_data === undefined ? null : fittedOrRefused(await readCustomFields(em), custom_data);
      await em.nativeUpdate(
        Contact,
        { id },
        {
          ...(name !== undefined && { name }),
          ...(locale !== undefined && { locale }),
          ...(time_zone !== undefined && { time_zone }),
          ...(said !== null && { custom_data: { ...current?.custom_data, ...said } }),
          ...(archived === false && { archived_at: null }),
        },
      );
      await em.execute('update contact set version = version + 1, updated_at = now() where id = ?', [id]);
      return readContact(em, id);
    });
  }

  /** Out of the list. Whoever is archived still gets what their appointments send. */
  async archive({ account_id }: Caller, { id, if_match }: Changing): Promise<void> {
    await this.database.within(account_id, async (em) => {
      const [current] = await lockContacts(em, [id]);
      refuseUnfit(current, if_match);
      await em.execute(
        'update contact set archived_at = coalesce(archived_at, now()), version = version + 1 where id = ?',
        [id],
      );
    });
  }

  async merge(
    caller: Caller,
    { id, merged_id }: { readonly id: string; readonly merged_id: string },
  ): Promise<ContactAnswer> {
    const { account_id } = caller;
    return this.database.within(account_id, async (em) => {
      await mergeContacts(em, { account_id, id, merged_id });
      await log(em, { caller, code: 'contacts_merged', detail: { contact_id: id, merged_id } });
      return readContact(em, id);
    });
  }

  /** Takes a merge back, or gives addresses to a contact of their own; answers the one that stands by itself now. */
  async split(
    caller: Caller,
    { id, request }: { readonly id: string; readonly request: SplitContact },
  ): Promise<ContactAnswer> {
    const { account_id } = caller;
    return this.database.within(account_id, async (em) => {
      if ('merged_id' in request) {
        const { merged_id } = request;
        await unmergeContact(em, { id, merged_id });
        await log(em, { caller, code: 'contacts_split', detail: { contact_id: id, split_id: merged_id } });
        return readContact(em, merged_id);
      }
      const split_id = await splitAddresses(em, { account_id, id, ...request });
      await log(em, { caller, code: 'contacts_split', detail: { contact_id: id, split_id } });
      return readContact(em, split_id);
    });
  }
}

/** The log names contacts by id; what they are called may change. */
async function log(
  em: EntityManager,
  { caller, code, detail }: { readonly caller: Caller; readonly code: string; readonly detail: object },
): Promise<void> {
  const { account_id, user_id: by_user_id, via } = caller;
  const { now: at } = await accountClock(em);
  await em.insert(LogEntry, { id: newId(), account_id, code, at, detail: { ...detail, by_user_id, via } });
}

function refuseUnfit(current: ContactAnswer | undefined, if_match: string | null): void {
  if (current !== undefined && current.merged_into_id !== null) {
    throw contactMerged(current.merged_into_id);
  }
  if (current === undefined || if_match === null || if_match === '*' || if_match === current.etag) return;
  throw new Problem({
    status: 412,
    code: 'changed_meanwhile',
    title: 'Somebody has changed this contact since',
    detail: 'Nothing was stored. The contact as it is now stands below.',
    more: { current },
    headers: { etag: current.etag },
  });
}
