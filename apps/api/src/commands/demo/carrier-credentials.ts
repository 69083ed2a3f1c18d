import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { withinAccount } from '@kept/persistence/account-scope';
import { openSealed, type InstallationKey } from '@kept/persistence/installation-key';
import { Channel } from '@kept/persistence/entities/channel';

const credentialsSchema = z.object({ account_sid: z.string(), auth_token: z.string() });

/** The carrier's credentials of a channel; what `credentials` holds for Twilio, sealed. */
export type CarrierCredentials = z.output<typeof credentialsSchema>;

/** Those of the demo that is there. Throws when they were sealed with none of the keys given. */
export async function carrierCredentials({
  orm,
  account_id,
  secret_key,
}: {
  readonly orm: MikroORM;
  readonly account_id: string;
  readonly secret_key: InstallationKey;
}): Promise<CarrierCredentials> {
  const channel = await withinAccount({
    orm,
    account_id,
    work: (em) => em.findOneOrFail(Channel, { provider: 'twilio' }),
  });
  const { credentials: sealed, credentials_key_id: key_id } = channel;
  const opened = openSealed(secret_key, { sealed, key_id });
  if (opened === null) throw new Error('the credentials of the demo were sealed with another key');
  return credentialsSchema.parse(JSON.parse(opened.toString('utf8')));
}
