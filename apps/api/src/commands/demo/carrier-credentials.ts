import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { withinAccount } from '@kept/persistence/account-scope';
import { decrypt, type SecretKey } from '@kept/persistence/encrypt';
import { Channel } from '@kept/persistence/entities/channel';

const credentialsSchema = z.object({ account_sid: z.string(), auth_token: z.string() });

/** The carrier's credentials of a channel; what `credentials` holds for Twilio, sealed. */
export type CarrierCredentials = z.output<typeof credentialsSchema>;

/** Those of the demo that is there. Throws when they were sealed with another key than the one given. */
export async function carrierCredentials({
  orm,
  account_id,
  secret_key,
}: {
  readonly orm: MikroORM;
  readonly account_id: string;
  readonly secret_key: SecretKey;
}): Promise<CarrierCredentials> {
  const channel = await withinAccount({
    orm,
    account_id,
    work: (em) => em.findOneOrFail(Channel, { provider: 'twilio' }),
  });
  return credentialsSchema.parse(JSON.parse(decrypt({ key: secret_key, sealed: Buffer.from(channel.credentials) })));
}
