import 'reflect-metadata';
import { settingsOrExit } from '@kept/settings/settings';
import { createApi } from './create-api.ts';

const settings = settingsOrExit(process.env);
try {
  const app = await createApi(settings);
  await app.listen(settings.port, settings.host);
  console.log(`api listening http://${settings.host}:${settings.port}`);
} catch (error) {
  console.error(`The API cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
