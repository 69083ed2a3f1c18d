import { installationKey } from '@kept/persistence/installation-key';
import { createHotPool } from '@kept/persistence/pool';
import { rotateKeys } from '@kept/sequences/secure/rotate-keys';
import { settingsOrExit } from '@kept/settings/settings';
import { faultOf } from './fault-of.ts';

/** `kept rotate-keys`: seals anew, with KEPT_SECRET_KEY, what KEPT_PREVIOUS_SECRET_KEY has sealed. */
const settings = settingsOrExit(process.env);
const pool = createHotPool({ app_url: settings.database_url, max: 2 });
try {
  const { accounts, data_keys, channels, webhooks, unreadable } = await rotateKeys({
    pool,
    key: installationKey(settings),
  });
  process.stdout.write(
    `Sealed anew in ${accounts === 1 ? '1 account' : `${accounts} accounts`}, keys of private content: ${data_keys}, credentials of channels: ${channels}, secrets of webhooks: ${webhooks}.\n`,
  );
  if (unreadable > 0) {
    process.stderr.write(
      `${unreadable} could be opened by neither KEPT_SECRET_KEY nor KEPT_PREVIOUS_SECRET_KEY, and stay as they are: is the previous key the right one?\n`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`It is not done (${faultOf(error)}). What was sealed anew stays so; run the command again.\n`);
  process.exitCode = 1;
}
await pool.end();
