import { randomBytes } from 'node:crypto';
import { createOrm } from '@kept/persistence/orm';
import { installationKey } from '@kept/persistence/installation-key';
import { newId } from '@kept/persistence/new-id';
import { settingsOrExit, type Settings } from '@kept/settings/settings';
import { carrierCredentials } from './demo/carrier-credentials.ts';
import { CLINIC } from './demo/clinic.ts';
import { createDemo } from './demo/create-demo.ts';
import type { DemoSignIn } from './demo/demo-sign-in.ts';
import { registerMailRoute } from './demo/register-mail-route.ts';
import { registerWithCarrier } from './demo/register-with-carrier.ts';
import { reissue } from './demo/reissue.ts';

/**
 * `node dist/commands/seed-demo.js [--reissue]`: makes the demo clinic and prints one JSON line with how to sign in;
 * `{"already":true}` when it is there. `--reissue` gives it new passwords and a new key.
 */
const settings = settingsOrExit(process.env);
try {
  console.log(JSON.stringify(await seed(settings, { fresh: process.argv.includes('--reissue') })));
} catch (error) {
  console.error(`The demo cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function seed(
  { database_url, carrier_url, public_url, ...keys }: Settings,
  { fresh }: { readonly fresh: boolean },
): Promise<DemoSignIn | { readonly already: true }> {
  if (carrier_url === null) throw new Error('the demo lives in the sandbox, and this is production');
  const secret_key = installationKey(keys);
  const orm = await createOrm({ app_url: database_url, pool: 2 });
  try {
    const [found] = await orm.em
      .fork()
      .execute<{ account_id: string }[]>('select account_id from kept_system.account_by_user_email(?)', [
        CLINIC.admin.email,
      ]);
    const account_id = found?.account_id ?? newId();
    const carrier =
      found === undefined
        ? { account_sid: `AC${randomBytes(16).toString('hex')}`, auth_token: randomBytes(16).toString('hex') }
        : await carrierCredentials({ orm, account_id, secret_key });
    // again at every start: the address of this installation may have changed
    await registerWithCarrier(carrier_url, {
      ...carrier,
      name: CLINIC.name,
      phone: CLINIC.phone,
      sms_url: `${public_url}/v1/webhooks/twilio/${account_id}/messages`,
    });
    await registerMailRoute(carrier_url, { account_id, url: public_url, secret: secret_key.bytes });
    if (found === undefined) return await createDemo({ orm, account_id, clinic: CLINIC, secret_key, carrier });
    return fresh ? await reissue({ orm, account_id }) : { already: true };
  } finally {
    await orm.close();
  }
}
