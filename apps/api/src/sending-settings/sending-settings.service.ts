import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '@kept/content/email';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { accountForChecks } from './account-for-checks.ts';
import type { ChangeSendingSettings, SendingSettings } from './sending-settings.schema.ts';

const WRITE = 'update account set settings = settings || ?::jsonb';

/** When an account's messages go out, and what they are checked against. */
@Injectable()
export class SendingSettingsService {
  constructor(private readonly database: Database) {}

  async read({ account_id }: SessionCaller): Promise<SendingSettings> {
    return this.database.within(account_id, async (em) => answer(await accountForChecks(em)));
  }

  async change({ account_id }: SessionCaller, change: ChangeSendingSettings): Promise<SendingSettings> {
    return this.database.within(account_id, async (em) => {
      const { may_forward: call_forwarding, notify_emails: written, ...rest } = change;
      const notify_emails = written && normalised(written);
      // what is not named is left out of the text, so that it stays
      await em.execute(WRITE, [JSON.stringify({ ...rest, notify_emails, call_forwarding })]);
      return answer(await accountForChecks(em));
    });
  }
}

/** As mail is addressed, each once; what is none was refused by the schema. */
function normalised(written: readonly string[]): readonly string[] {
  const addresses = written.map(normaliseEmail).flatMap((each) => (each.ok ? [each.address] : []));
  return [...new Set(addresses)];
}

function answer(account: Awaited<ReturnType<typeof accountForChecks>>): SendingSettings {
  const { locales_in_use, notify_emails, attachments, voices, ...rest } = account;
  return {
    ...rest,
    voices: { ...voices },
    locales_in_use: [...locales_in_use],
    notify_emails: [...notify_emails],
    attachments: [...attachments],
  };
}
