import pg from 'pg';
import { inject } from 'vitest';
import { namespaces } from './namespaces.ts';
import './provided.ts';

/** The name of a Temporal namespace nobody else uses: workers of two tests must not take each other's tasks. */
export async function freshNamespace(): Promise<string> {
  const server = inject('kept_postgres');
  if (!server) throw new Error('this tier has no Temporal: put the spec under test/workflow, test/faults or test/e2e');
  // The specs run in processes of their own; a sequence of the shared database counts across them.
  const url = new URL(server.superuser_url);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: string }>(`select nextval('harness_namespaces') as n`);
    const name = namespaces[Number(rows[0]?.n) - 1];
    if (name === undefined) throw new Error('all test namespaces are taken: make more in test/harness/namespaces.ts');
    return name;
  } finally {
    await client.end();
  }
}
