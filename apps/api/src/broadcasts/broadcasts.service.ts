import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '@kept/persistence/entities/account';
import { CreditBalance } from '@kept/persistence/entities/credit-balance';
import { commandBroadcast, type BroadcastCommand } from '@kept/sequences/broadcasts/command-broadcast';
import type { SentSecurely } from '@kept/sequences/one-time/one-time-request';
import { inTransaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { refuseWithoutCredits } from '../credits/refuse-without-credits.ts';
import { HotPool } from '../database/hot-pool.ts';
import { pageOf } from '../http/page-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { SecureSends } from '../secure-messaging/secure-sends.ts';
import { wrongSecurity } from '../secure-messaging/wrong-security.ts';
import { broadcastContent } from './broadcast-content.ts';
import type { CreateBroadcast, PreviewBroadcast } from './broadcast-request.schema.ts';
import type {
  BroadcastAnswer,
  BroadcastPage,
  BroadcastPreview,
  ListBroadcasts,
  ListRecipients,
  RecipientPage,
} from './broadcast.schema.ts';
import { commandRefused } from './command-refused.ts';
import { createBroadcast } from './create-broadcast.ts';
import { listRecipients } from './list-recipients.ts';
import { withLeavingTimes } from './leaving-times.ts';
import { previewBroadcast } from './preview-broadcast.ts';
import { readBroadcasts } from './read-broadcasts.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { sendTime } from './send-time.ts';

/** One-time messages that go to several together. */
@Injectable()
export class BroadcastsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    private readonly secure: SecureSends,
  ) {}

  async preview({ account_id, user_id }: Caller, request: PreviewBroadcast): Promise<BroadcastPreview> {
    const secure = await this.secureFor(account_id, request);
    const found = await this.database.within(account_id, async (em) => {
      const clock = await accountClock(em);
      const { send_at } = sendTime(request, clock);
      const words = await broadcastContent(em, request);
      const { channel, recipients: named } = request;
      const resolved = await resolveRecipients(em, { channel, named, country: clock.country });
      const { settings } = await em.findOneOrFail(Account, { id: account_id });
      const balance = (await em.findOne(CreditBalance, { account_id }))?.balance ?? null;
      return { send_at, words, resolved, quiet_hours: settings.quiet_hours ?? null, balance };
    });
    const sample_link = this.secure.sampleLink();
    return previewBroadcast({ pool: this.hot.pool, account_id, user_id, request, secure, sample_link, ...found });
  }

  async create(caller: Caller, request: CreateBroadcast): Promise<BroadcastAnswer> {
    const { account_id } = caller;
    const secure = await this.secureFor(account_id, request);
    await this.refuseUnpaid(caller, request);
    const broadcast = await this.database.within(account_id, async (em) =>
      read(em, await createBroadcast(em, { caller, request, secure })),
    );
    this.nudger.broadcast([{ account_id, broadcast_id: broadcast.id }]);
    return broadcast;
  }

  /** What it takes to go securely; null: it goes as it is. */
  private async secureFor(account_id: string, request: CreateBroadcast): Promise<SentSecurely | null> {
    const errors = wrongSecurity(request);
    if (errors.length > 0) throw invalidRequest(errors);
    const { send_securely, pin } = request;
    if (!send_securely) return null;
    return await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      this.secure.of(transaction, { account_id, send_securely, pin }),
    );
  }

  /** What goes out at once must be paid at once; for what is scheduled credits may be granted until its time. */
  private async refuseUnpaid(caller: Caller, request: CreateBroadcast): Promise<void> {
    const { account_id } = caller;
    if (request.send_at !== null) return;
    const row = await this.database.within(account_id, (em) => em.findOne(CreditBalance, { account_id }));
    const balance = row?.balance ?? null;
    if (balance === null) return;
    const { credits } = await this.preview(caller, { ...request, page: 1, page_size: 1 });
    refuseWithoutCredits({ needed: credits, balance });
  }

  async list({ account_id }: Caller, { page, page_size, status }: ListBroadcasts): Promise<BroadcastPage> {
    const found = await this.database.within(account_id, (em) =>
      readBroadcasts(em, { status, limit: page_size + 1, offset: (page - 1) * page_size }),
    );
    const { rows, next_page } = pageOf({ found, page, page_size });
    return { broadcasts: [...rows], page, page_size, next_page };
  }

  async read({ account_id }: Caller, id: string): Promise<BroadcastAnswer> {
    return this.database.within(account_id, (em) => read(em, id));
  }

  async recipients(
    { account_id }: Caller,
    { id, query }: { readonly id: string; readonly query: ListRecipients },
  ): Promise<RecipientPage> {
    const { page, page_size, outcome } = query;
    const { broadcast, found } = await this.database.within(account_id, async (em) => ({
      broadcast: await read(em, id),
      found: await listRecipients(em, {
        broadcast_id: id,
        outcome,
        limit: page_size + 1,
        offset: (page - 1) * page_size,
      }),
    }));
    const { rows, next_page } = pageOf({ found, page, page_size });
    const recipients = await withLeavingTimes({ pool: this.hot.pool, account_id, broadcast, recipients: rows });
    return { recipients: [...recipients], page, page_size, next_page };
  }

  /** Does what is wanted of it, if it stands so, and answers how it stands then. */
  async command(
    caller: Caller,
    { id, command }: { readonly id: string; readonly command: BroadcastCommand },
  ): Promise<BroadcastAnswer> {
    const { account_id } = caller;
    const result = await commandBroadcast({ pool: this.hot.pool, account_id, broadcast_id: id, command });
    if (result.type === 'not_found') throw notFound('broadcast');
    if (result.type !== 'done') throw commandRefused(command, result);
    this.nudger.broadcast([{ account_id, broadcast_id: id }]);
    return this.read(caller, id);
  }
}

async function read(em: EntityManager, id: string): Promise<BroadcastAnswer> {
  const [found] = await readBroadcasts(em, { id, limit: 1, offset: 0 });
  if (found === undefined) throw notFound('broadcast');
  return found;
}
