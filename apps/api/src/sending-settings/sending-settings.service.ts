import { Injectable } from '@nestjs/common';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { accountForChecks } from './account-for-checks.ts';
import type { ChangeSendingSettings, SendingSettings } from './sending-settings.schema.ts';

const WRITE = `update account set settings = settings || jsonb_build_object('quiet_hours', ?::jsonb)`;

/** When an account's messages go out, and what they are checked against. */
@Injectable()
export class SendingSettingsService {
  constructor(private readonly database: Database) {}

  async read({ account_id }: SessionCaller): Promise<SendingSettings> {
    return this.database.within(account_id, async (em) => answer(await accountForChecks(em)));
  }

  async change({ account_id }: SessionCaller, { quiet_hours }: ChangeSendingSettings): Promise<SendingSettings> {
    return this.database.within(account_id, async (em) => {
      await em.execute(WRITE, [JSON.stringify(quiet_hours)]);
      return answer(await accountForChecks(em));
    });
  }
}

function answer(account: Awaited<ReturnType<typeof accountForChecks>>): SendingSettings {
  return { ...account, locales_in_use: [...account.locales_in_use] };
}
