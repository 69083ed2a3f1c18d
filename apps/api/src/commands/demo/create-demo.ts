import type { MikroORM } from '@mikro-orm/postgresql';
import { withinAccount } from '@kept/persistence/account-scope';
import type { SecretKey } from '@kept/persistence/encrypt';
import { Account } from '@kept/persistence/entities/account';
import { ApiKey } from '@kept/persistence/entities/api-key';
import { Calendar } from '@kept/persistence/entities/calendar';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleAssignment } from '@kept/persistence/entities/schedule-assignment';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import { NOTIFICATION_EVENTS } from '@kept/sequences/notifications/notification-event';
import { usualRules } from '@kept/sequences/notifications/usual-rules';
import { newApiKey } from '../../access/api-key.ts';
import { revisionEtag } from '../../message-schedules/revision-etag.ts';
import { apiKeyRow } from './api-key-row.ts';
import type { Clinic } from './clinic.ts';
import type { DemoSignIn } from './demo-sign-in.ts';
import { demoDefinition } from './demo-definition.ts';
import { newPassword } from './new-password.ts';
import { insertSandboxChannels } from './sandbox-channels.ts';

interface CreateRequest {
  readonly orm: MikroORM;
  readonly account_id: string;
  readonly clinic: Clinic;
  readonly secret_key: SecretKey;
  readonly carrier: { readonly account_sid: string; readonly auth_token: string };
}

/** Makes a sandbox clinic whole in one transaction: people, key, calendar, channels, senders and a published schedule. */
export async function createDemo({ orm, account_id, clinic, secret_key, carrier }: CreateRequest): Promise<DemoSignIn> {
  const [admin, staff] = await Promise.all([newPassword(), newPassword()]);
  const api_key = newApiKey(account_id);
  const id = { admin: newId(), staff: newId(), schedule: newId(), revision: newId() };
  await withinAccount({
    orm,
    account_id,
    work: async (em) => {
      const { name, time_zone, country, locale } = clinic;
      await em.insert(Account, {
        id: account_id,
        name,
        mode: 'sandbox',
        time_zone,
        country,
        locale,
        settings: {
          quiet_hours: { from: '21:00', to: '08:00' },
          notifications: Object.fromEntries(
            NOTIFICATION_EVENTS.filter((event) => usualRules(event).length > 0).map((event) => [
              event,
              [{ channel: 'email', recipient: 'user', user_id: id.staff } as const],
            ]),
          ),
        },
      });
      await em.insertMany(User, [
        {
          id: id.admin,
          account_id,
          ...clinic.admin,
          role: 'admin',
          operator: true,
          password_hash: admin.password_hash,
        },
        { id: id.staff, account_id, ...clinic.staff, role: 'staff', password_hash: staff.password_hash },
      ]);
      await em.insert(ApiKey, apiKeyRow({ api_key, account_id, user_id: id.admin }));
      await em.insert(Calendar, {
        id: newId(),
        account_id,
        name: clinic.calendar,
        owner_user_id: id.admin,
        time_zone,
        is_default: true,
      });
      const { phone, mailbox } = clinic;
      await insertSandboxChannels(em, { account_id, secret_key, carrier, phone, mailbox });
      const definition = demoDefinition();
      await em.insert(MessageSchedule, { id: id.schedule, account_id, name: definition.name });
      await em.insert(ScheduleRevision, {
        id: id.revision,
        account_id,
        schedule_id: id.schedule,
        number: 1,
        status: 'published',
        definition,
        etag: revisionEtag({ definition, layout: {}, number: 1 }),
        author_user_id: id.admin,
        published_at: new Date(),
      });
      await em.nativeUpdate(MessageSchedule, { id: id.schedule }, { published_revision_id: id.revision });
      await em.insert(ScheduleAssignment, { id: newId(), account_id, position: 0, schedule_id: id.schedule });
    },
  });
  return {
    admin: { email: clinic.admin.email, password: admin.password },
    staff: { email: clinic.staff.email, password: staff.password },
    api_key,
    demo_phone: clinic.demo_phone,
  };
}
