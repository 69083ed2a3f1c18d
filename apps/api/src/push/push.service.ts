import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isPrivateHost } from '@kept/channels/is-private-host';
import { vapidKeys } from '@kept/channels/vapid-keys';
import { PushSubscription } from '@kept/persistence/entities/push-subscription';
import { newId } from '@kept/persistence/new-id';
import { writePushNotice } from '@kept/sequences/notifications/write-push-notice';
import { inTransaction } from '@kept/sequences/transaction';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { InjectSettings } from '../settings.provider.ts';
import type { AddPushBrowser, PushBrowsers } from './push.schema.ts';

/** More browsers than anybody uses; the oldest makes room. */
const MOST_BROWSERS = 20;

/** The browsers that may tell somebody of what happens. */
@Injectable()
export class PushService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  async list({ account_id, user_id }: SessionCaller): Promise<PushBrowsers> {
    return this.database.within(account_id, (em) => this.browsersOf(em, user_id));
  }

  /** A browser that somebody else of the account had said so in before is theirs no more: who is signed in there is told. */
  async add(
    { account_id, user_id }: SessionCaller,
    { browser, device }: { readonly browser: AddPushBrowser; readonly device: string },
  ): Promise<PushBrowsers> {
    await this.refuseOwnNetwork(browser.endpoint);
    return this.database.within(account_id, async (em) => {
      await em.nativeDelete(PushSubscription, { endpoint: browser.endpoint });
      await em.insert(PushSubscription, { id: newId(), account_id, user_id, device, ...browser });
      await em.execute(
        `delete from push_subscription where user_id = ? and id not in
           (select id from push_subscription where user_id = ? order by id desc limit ${MOST_BROWSERS})`,
        [user_id, user_id],
      );
      return this.browsersOf(em, user_id);
    });
  }

  async remove({ account_id, user_id }: SessionCaller, id: string): Promise<void> {
    const gone = await this.database.within(account_id, (em) => em.nativeDelete(PushSubscription, { id, user_id }));
    if (gone === 0) throw notFound('browser');
  }

  async test({ account_id, user_id }: SessionCaller): Promise<void> {
    const message_id = await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) =>
      writePushNotice(transaction, {
        account_id,
        once_key: `push_test/${newId()}`,
        user_id,
        title: 'Kept',
        body: 'Notifications reach this browser.',
        path: '/settings/notifications',
      }),
    );
    this.nudger.deliver([{ account_id, message_id, lane: 'answer' }]);
  }

  private async browsersOf(em: EntityManager, user_id: string): Promise<PushBrowsers> {
    const found = await em.find(PushSubscription, { user_id }, { orderBy: { id: 'desc' } });
    return {
      public_key: vapidKeys(this.settings.secret_key).public_key,
      browsers: found.map(({ id, device, endpoint, created_at, failure }) => ({
        id,
        device,
        endpoint,
        created_at: created_at.toISOString(),
        failure: failure ?? null,
      })),
    };
  }

  /** Who names an address must not have us call what stands behind the firewall. The sandbox has nothing to guard. */
  private async refuseOwnNetwork(endpoint: string): Promise<void> {
    if (this.settings.mode === 'sandbox') return;
    const { protocol, hostname } = new URL(endpoint);
    if (protocol === 'https:' && !(await isPrivateHost(hostname))) return;
    const message = 'is no push service of the internet';
    throw invalidRequest([{ field: '/endpoint', code: 'not_public', message }]);
  }
}
