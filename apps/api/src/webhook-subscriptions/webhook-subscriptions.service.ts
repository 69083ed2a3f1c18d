import { Injectable } from '@nestjs/common';
import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { newWebhookSecret } from '@kept/channels/sign-webhook';
import { installationKey, sealAnew, type InstallationKey } from '@kept/persistence/installation-key';
import { WebhookSubscription } from '@kept/persistence/entities/webhook-subscription';
import { newId } from '@kept/persistence/new-id';
import { isWebhookEventType } from '@kept/sequences/webhooks/webhook-event-types';
import type { Settings } from '@kept/settings/settings';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { WebhookTarget } from './webhook-target.ts';
import type {
  ChangeWebhookSubscription,
  CreateWebhookSubscription,
  WebhookSecret,
  WebhookSubscriptionAnswer,
} from './webhook-subscriptions.schema.ts';

const MOST = 50;
/** Long enough to bring a new secret to every machine that verifies. */
const OVERLAP_MS = 86_400_000;

type Row = InferEntity<typeof WebhookSubscription>;

/** Where an account's programs hear of what changes. */
@Injectable()
export class WebhookSubscriptionsService {
  private readonly key: InstallationKey;

  constructor(
    private readonly database: Database,
    private readonly target: WebhookTarget,
    @InjectSettings() settings: Settings,
  ) {
    this.key = installationKey(settings);
  }

  /** The newest first. */
  async list({ account_id }: Caller): Promise<WebhookSubscriptionAnswer[]> {
    return this.database.within(account_id, async (em) => {
      const rows = await em.find(WebhookSubscription, { deleted_at: null }, { orderBy: { id: 'desc' } });
      return rows.map(answerOf);
    });
  }

  async read({ account_id }: Caller, id: string): Promise<WebhookSubscriptionAnswer> {
    return this.database.within(account_id, async (em) => answerOf(await found(em, id)));
  }

  async create({ account_id }: Caller, request: CreateWebhookSubscription): Promise<WebhookSecret> {
    await this.checkTarget(account_id, request.url);
    const secret = newWebhookSecret();
    return this.database.within(account_id, async (em) => {
      // two makers at once are counted one after the other
      await em.execute('select id from account for no key update');
      if ((await em.count(WebhookSubscription, { deleted_at: null })) >= MOST) throw tooMany();
      const now = new Date();
      const row = em.create(WebhookSubscription, {
        id: newId(),
        account_id,
        url: request.url,
        description: request.description,
        event_types: [...new Set(request.event_types)],
        ...this.sealed(secret),
        failures: 0,
        created_at: now,
        updated_at: now,
      });
      await em.flush();
      return { webhook_subscription: answerOf(row), secret };
    });
  }

  async change(
    { account_id }: Caller,
    { id, change }: { readonly id: string; readonly change: ChangeWebhookSubscription },
  ): Promise<WebhookSubscriptionAnswer> {
    if (change.url !== undefined) await this.checkTarget(account_id, change.url);
    return this.database.within(account_id, async (em) => {
      const row = await found(em, id);
      const { enabled, event_types, url, description } = change;
      if (url !== undefined) row.url = url;
      if (description !== undefined) row.description = description;
      if (event_types !== undefined) row.event_types = [...new Set(event_types)];
      if (enabled === false) {
        row.disabled_at ??= new Date();
        row.disabled_reason ??= 'by_person';
      }
      // a target that is new or was mended is tried at once
      if (enabled === true || url !== undefined) Object.assign(row, UNTROUBLED);
      if (enabled === true) Object.assign(row, { disabled_at: null, disabled_reason: null });
      row.updated_at = new Date();
      await em.flush();
      return answerOf(row);
    });
  }

  /** A new secret; the one before signs as well for a day. */
  async rollSecret({ account_id }: Caller, id: string): Promise<WebhookSecret> {
    const secret = newWebhookSecret();
    return this.database.within(account_id, async (em) => {
      const row = await found(em, id);
      row.previous_secret = row.secret;
      row.previous_secret_key_id = row.secret_key_id;
      row.previous_secret_until = new Date(Date.now() + OVERLAP_MS);
      Object.assign(row, this.sealed(secret), { updated_at: new Date() });
      await em.flush();
      return { webhook_subscription: answerOf(row), secret };
    });
  }

  /** What is waiting for it is told to nobody. Its secrets are forgotten at once, its log within thirty days. */
  async remove({ account_id }: Caller, id: string): Promise<void> {
    await this.database.within(account_id, async (em) => {
      const row = await found(em, id);
      row.deleted_at = new Date();
      row.secret = Buffer.alloc(0);
      row.previous_secret = null;
      await em.flush();
    });
  }

  private sealed(plain: string): Pick<Row, 'secret' | 'secret_key_id'> {
    const { sealed: secret, key_id: secret_key_id } = sealAnew(this.key, { plain });
    return { secret, secret_key_id };
  }

  private async checkTarget(account_id: string, url: string): Promise<void> {
    const { mode } = await this.database.within(account_id, accountClock);
    await this.target.check(url, mode);
  }
}

const UNTROUBLED = { failing_since: null, failures: 0, quiet_until: null } as const;

async function found(em: EntityManager, id: string): Promise<Row> {
  const row = await em.findOne(WebhookSubscription, { id, deleted_at: null });
  if (row === null) throw notFound('webhook subscription');
  return row;
}

function answerOf(row: Row): WebhookSubscriptionAnswer {
  const { id, url, description, previous_secret_until: until } = row;
  return {
    id,
    url,
    description,
    event_types: row.event_types.filter(isWebhookEventType),
    enabled: row.disabled_at == null,
    disabled_reason: row.disabled_reason ?? null,
    failing_since: row.failing_since?.toISOString() ?? null,
    previous_secret_until: until != null && until > new Date() ? until.toISOString() : null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too_many_webhook_subscriptions',
    title: 'The account has as many webhooks as it may have',
    detail: `There are ${MOST}. Delete one that nothing listens to any more.`,
  });
