import { withinAccount } from '@kept/persistence/account-scope';
import { User } from '@kept/persistence/entities/user';
import { createOrm } from '@kept/persistence/orm';
import { settingsOrExit, type Settings } from '@kept/settings/settings';
import { invitationLink } from '../invitations/invitation-link.ts';
import { resetLinkFor } from '../invitations/reset-link-for.ts';

/**
 * `node dist/commands/make-reset-link.js <email>`: prints a link by which that person sets a new password. For the
 * operator, when the only administrator of a clinic lost theirs; an administrator makes such links on the team's page.
 */
const settings = settingsOrExit(process.env);
const [email = ''] = process.argv.slice(2);
try {
  const link = await linkFor(email.trim().toLowerCase(), settings);
  if (link === null)
    console.error(`Nobody who can sign in has the address "${email}": give it as it stands in the team.`);
  else console.log(link);
  process.exitCode = link === null ? 1 : 0;
} catch (error) {
  console.error(`The link cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function linkFor(address: string, { database_url, public_url }: Settings): Promise<string | null> {
  const orm = await createOrm({ app_url: database_url, pool: 1 });
  try {
    const [found] = await orm.em
      .fork()
      .execute<{ account_id: string; user_id: string }[]>(
        'select account_id, user_id from kept_system.account_by_user_email(?)',
        [address],
      );
    if (found === undefined) return null;
    const { account_id, user_id } = found;
    return await withinAccount({
      orm,
      account_id,
      work: async (em) => {
        const user = await em.findOneOrFail(User, { id: user_id });
        // nobody of the account made it: it is told as their own
        const { token } = await resetLinkFor(em, { user, invited_by_user_id: user_id });
        return invitationLink(public_url, token);
      },
    });
  } finally {
    await orm.close();
  }
}
