import { Injectable } from '@nestjs/common';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { FileNames } from '../database/file-names.ts';
import { accountForChecks, type AccountForChecks } from './account-for-checks.ts';
import type { ChangeSendingSettings, SendingSettings } from './sending-settings.schema.ts';

const WRITE = 'update account set settings = settings || ?::jsonb';

/** When an account's messages go out, and what they are checked against. */
@Injectable()
export class SendingSettingsService {
  constructor(
    private readonly database: Database,
    private readonly names: FileNames,
  ) {}

  async read({ account_id }: SessionCaller): Promise<SendingSettings> {
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) => answer(await accountForChecks(em, nameOf)));
  }

  async change({ account_id }: SessionCaller, change: ChangeSendingSettings): Promise<SendingSettings> {
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) => {
      const { may_forward: call_forwarding, ...rest } = change;
      // what is not named is left out of the text, so that it stays
      await em.execute(WRITE, [JSON.stringify({ ...rest, call_forwarding })]);
      return answer(await accountForChecks(em, nameOf));
    });
  }
}

function answer(account: AccountForChecks): SendingSettings {
  const { locales_in_use, attachments, voices, pin_key_ids, ...rest } = account;
  return {
    ...rest,
    voices: { ...voices },
    locales_in_use: [...locales_in_use],
    attachments: [...attachments],
    pin_key_ids: [...pin_key_ids],
  };
}
