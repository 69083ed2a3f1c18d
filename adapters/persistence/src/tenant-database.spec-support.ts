import { Client } from 'pg';
import { createDatabase } from '../../../test/harness/create-database.ts';
import { oneRowEach, type OneRowEach } from './one-row-each.spec-support.ts';

/** A database with two accounts, each with a row in every table, and open connections to it. */
export interface TenantDatabase {
  readonly owner_url: string;
  readonly app_url: string;
  readonly superuser_url: string;
  readonly superuser: Client;
  readonly owner: Client;
  readonly app: Client;
  readonly ours: OneRowEach;
  readonly theirs: OneRowEach;
  readonly end: () => Promise<void>;
}

const connected = async (connectionString: string): Promise<Client> => {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
};

export async function tenantDatabase(): Promise<TenantDatabase> {
  const database = await createDatabase();
  const superuser = await connected(database.superuser_url);
  const owner = await connected(database.owner_url);
  const app = await connected(database.app_url);
  return {
    ...database,
    superuser,
    owner,
    app,
    ours: await oneRowEach(superuser),
    theirs: await oneRowEach(superuser, 'live'),
    end: async () => {
      await Promise.all([superuser.end(), owner.end(), app.end()]);
      await database.drop();
    },
  };
}
