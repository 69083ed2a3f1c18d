import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import { NOTIFICATION_EVENTS } from '@kept/sequences/notifications/notification-event';
import { usualRules } from '@kept/sequences/notifications/usual-rules';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { checkedRules } from './checked-rules.ts';
import type { ChangeNotificationSettings, NotificationSettings } from './notification-settings.schema.ts';

interface Row {
  readonly country: string;
  readonly notifications: Readonly<Record<string, readonly NotificationRule[]>>;
  readonly people: NotificationSettings['people'];
  readonly calendars_without_owner: number;
}

const READ = `
  select country, coalesce(settings -> 'notifications', '{}') as notifications,
    coalesce((select json_agg(json_build_object('id', id, 'name', name, 'email', email, 'phone', phone,
        'is_admin', role = 'admin', 'browsers', (select count(*)::int from push_subscription s where s.user_id = "user".id)) order by name, id) from "user" where disabled_at is null), '[]') as people,
    (select count(*)::int from calendar c where not exists (select from "user" u where u.id = c.owner_user_id
      and u.disabled_at is null)) as calendars_without_owner
  from account`;

const WRITE = `
  update account set settings = jsonb_set(settings, '{notifications}',
    coalesce(settings -> 'notifications', '{}') - ?::text || ?::jsonb)`;

/** Which event staff are told of, who of them, and how. */
@Injectable()
export class NotificationSettingsService {
  constructor(private readonly database: Database) {}

  async read({ account_id }: SessionCaller): Promise<NotificationSettings> {
    return this.database.within(account_id, async (em) => answer(await settingsOf(em)));
  }

  async change({ account_id }: SessionCaller, change: ChangeNotificationSettings): Promise<NotificationSettings> {
    const { event, rules } = change;
    return this.database.within(account_id, async (em) => {
      const known = await settingsOf(em);
      const checked = checkedRules(rules ?? [], known);
      if (!checked.ok) throw invalidRequest(checked.errors);
      const said = rules === null ? {} : { [event]: checked.value };
      await em.execute(WRITE, [event, JSON.stringify(said)]);
      return answer(await settingsOf(em));
    });
  }
}

async function settingsOf(em: EntityManager): Promise<Row> {
  const [row] = await em.execute<Row[]>(READ);
  if (row === undefined) throw new Error('the caller is in no account');
  return row;
}

function answer({ notifications, people, calendars_without_owner }: Row): NotificationSettings {
  return {
    events: NOTIFICATION_EVENTS.map((event) => ({
      event,
      rules: [...(notifications[event] ?? usualRules(event))],
      usual: notifications[event] === undefined,
    })),
    people,
    calendars_without_owner,
  };
}
