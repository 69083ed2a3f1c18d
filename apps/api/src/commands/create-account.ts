import { randomBytes, randomInt } from 'node:crypto';
import { withinAccount } from '@kept/persistence/account-scope';
import { createOrm } from '@kept/persistence/orm';
import { installationKey } from '@kept/persistence/installation-key';
import { newId } from '@kept/persistence/new-id';
import { settingsOrExit, type Settings } from '@kept/settings/settings';
import { invitationLink } from '../invitations/invitation-link.ts';
import { registerMailRoute } from './demo/register-mail-route.ts';
import { registerWithCarrier } from './demo/register-with-carrier.ts';
import { insertSandboxChannels } from './demo/sandbox-channels.ts';
import { accountArguments, type AccountArguments } from './new-account/account-arguments.ts';
import { makeAccount } from './new-account/make-account.ts';

/**
 * `node dist/commands/create-account.js --name … --zone … --admin …`: makes an account and prints the link by which its
 * first administrator chooses a password. A live one names its providers on the page of channels; a sandbox one has them.
 */
const read = accountArguments(process.argv.slice(2));
if (!read.ok) {
  console.error(`No account was made:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`);
  process.exit(1);
}
try {
  console.log(await linkOf(read.asked, settingsOrExit(process.env)));
} catch (error) {
  console.error(`No account was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function linkOf(asked: AccountArguments, settings: Settings): Promise<string> {
  const { database_url, public_url } = settings;
  const orm = await createOrm({ app_url: database_url, pool: 1 });
  try {
    const taken = await orm.em
      .fork()
      .execute<readonly unknown[]>('select from kept_system.account_by_user_email(?)', [asked.admin]);
    if (taken.length > 0) throw new Error(`${asked.admin} signs in to Kept already; give another address as --admin`);
    const account_id = newId();
    const sandbox = asked.mode === 'sandbox' ? await atTheSandbox(account_id, { asked, settings }) : null;
    const { token } = await withinAccount({
      orm,
      account_id,
      work: async (em) => {
        const made = await makeAccount(em, { account_id, asked });
        if (sandbox !== null) await insertSandboxChannels(em, { account_id, ...sandbox });
        return made;
      },
    });
    return invitationLink(public_url, token);
  } finally {
    await orm.close();
  }
}

/** Gives a sandbox account its number and its way in at the carrier sandbox; nothing of it matters if the rest fails. */
async function atTheSandbox(
  account_id: string,
  { asked, settings }: { readonly asked: AccountArguments; readonly settings: Settings },
) {
  const { carrier_url, public_url, secret_key: secret } = settings;
  if (carrier_url === null) throw new Error('production has no sandbox; leave --mode away for a live account');
  const carrier = { account_sid: `AC${randomBytes(16).toString('hex')}`, auth_token: randomBytes(16).toString('hex') };
  const phone = fictionalNumber();
  const sms_url = `${public_url}/v1/webhooks/twilio/${account_id}/messages`;
  await registerWithCarrier(carrier_url, { ...carrier, name: asked.name, phone, sms_url });
  await registerMailRoute(carrier_url, { account_id, url: public_url, secret });
  return { carrier, phone, mailbox: `kept@${account_id}.example`, secret_key: installationKey(settings) };
}

/** One of the numbers that are kept for fiction. */
function fictionalNumber(): string {
  const area = randomInt(201, 990);
  return `+1${area}55501${String(randomInt(0, 100)).padStart(2, '0')}`;
}
