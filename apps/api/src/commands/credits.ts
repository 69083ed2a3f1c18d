import { createHotPool } from '@kept/persistence/pool';
import { grantCredits } from '@kept/sequences/credits/grant-credits';
import { limitCredits } from '@kept/sequences/credits/limit-credits';
import { settingsOrExit } from '@kept/settings/settings';

/** `kept credits grant|limit`: what an account may spend, which only the operator of the installation decides. */
const USAGE = `Say whose account by the email address of somebody in it:
  credits grant <email> <amount> [note]     adds that many credits
  credits limit <email> <balance> [below]   lets it spend that many; staff are told below the second number
  credits limit <email> none                lets it spend without a limit
`;

const [what = '', email = '', number = '', more = ''] = process.argv.slice(2);
const amount = /^\d{1,9}$/.test(number) ? Number(number) : null;
const understood =
  email.includes('@') &&
  ((what === 'grant' && amount !== null && amount > 0) ||
    (what === 'limit' && (amount !== null || number === 'none') && /^\d{0,9}$/.test(more)));
if (!understood) {
  process.stderr.write(USAGE);
  process.exit(1);
}
const settings = settingsOrExit(process.env);
const pool = createHotPool({ app_url: settings.database_url, max: 1 });
try {
  const { rows } = await pool.query<{ readonly account_id: string }>(
    'select account_id from kept_system.account_by_user_email($1)',
    [email],
  );
  const [found] = rows;
  if (found === undefined) {
    process.stderr.write(`Nobody with the email address ${email} is in any account.\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${await carryOut(found.account_id)}\n`);
  }
} finally {
  await pool.end();
}

async function carryOut(account_id: string): Promise<string> {
  if (what === 'limit') {
    const alert_below = amount === null || more === '' ? null : Number(more);
    const released = await limitCredits({ pool, account_id, balance: amount, alert_below });
    const now = amount === null ? 'It spends without a limit now' : `It may spend ${amount} credits now`;
    return `${now}; ${released} messages that waited go out.`;
  }
  const note = more === '' ? null : more;
  const granted = await grantCredits({ pool, account_id, amount: amount ?? 0, note, user_id: null });
  if (granted.type === 'not_limited') {
    process.exitCode = 1;
    return 'The account spends without a limit: there is nothing to add to. Use credits limit first.';
  }
  return `It has ${granted.balance} credits now; ${granted.released} messages that waited go out.`;
}
