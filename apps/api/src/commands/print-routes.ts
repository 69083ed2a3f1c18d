import 'reflect-metadata';
import { settingsOrExit } from '@kept/settings/settings';
import { routeTable } from '../access/route-table.ts';
import { createApi } from '../create-api.ts';

/** `node dist/commands/print-routes.js`: a JSON line for each route with who may call it. Needs the database, serves nothing. */
const app = await createApi(settingsOrExit(process.env));
for (const route of routeTable(app)) console.log(JSON.stringify(route));
await app.close();
