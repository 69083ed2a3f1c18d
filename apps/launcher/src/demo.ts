import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { readPrivate, writePrivate } from './data-folder/private-file.ts';
import { runScript } from './run-script.ts';

const person_schema = z.object({ email: z.string(), password: z.string() });

const seeded_schema = z.object({
  admin: person_schema,
  staff: person_schema,
  api_key: z.string(),
  demo_phone: z.string(),
});

const already_schema = z.object({ already: z.literal(true) });

const demo_schema = seeded_schema.extend({
  url: z.string(),
  carrier_url: z.string(),
  /** Null when the Temporal server is not ours. */
  temporal_ui_url: z.string().nullable(),
});

/** The demo clinic's sign-ins and where everything listens; `demo.json` of the data folder. */
export type Demo = Readonly<z.output<typeof demo_schema>>;

/** Where the demo's sign-ins are kept in a data folder. */
export function demoFileIn(data_folder: string): string {
  return join(data_folder, 'demo.json');
}

type Addresses = Pick<Demo, 'url' | 'carrier_url' | 'temporal_ui_url'>;

/** Tells one database from another and from the same one made anew. */
async function fingerprint(database_url: string): Promise<string> {
  const client = new pg.Client({ connectionString: database_url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select system_identifier || '/' || oid as id from pg_control_system(), pg_database where datname = current_database()`,
    );
    return rows[0]?.id ?? '';
  } finally {
    await client.end();
  }
}

async function seed(env: NodeJS.ProcessEnv, known: Demo | null): Promise<z.output<typeof seeded_schema>> {
  const script = 'apps/api/dist/commands/seed-demo';
  const said = await runScript({ script, args: [], env });
  const answer: unknown = JSON.parse(said.trim().split('\n').at(-1) ?? '');
  if (!already_schema.safeParse(answer).success) return seeded_schema.parse(answer);
  if (known !== null) return known;
  const again = await runScript({ script, args: ['--reissue'], env });
  return seeded_schema.parse(JSON.parse(again.trim().split('\n').at(-1) ?? ''));
}

/**
 * Seeds the demo clinic on the first run and answers its sign-ins, kept in `demo.json`
 * (mode 600). When that file was lost they are issued anew. The seed runs again only for another
 * database, other addresses or a lost file, since starting it takes longer than the rest of a warm start.
 */
export async function prepareDemo(options: {
  readonly data_folder: string;
  readonly database_url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly addresses: Addresses;
}): Promise<Demo> {
  const { data_folder, database_url, env, addresses } = options;
  const file = demoFileIn(data_folder);
  const mark_file = join(data_folder, 'demo.seeded');
  const mark = createHash('sha256')
    .update(JSON.stringify([await fingerprint(database_url), addresses]))
    .digest('hex');
  const known = await readPrivate(file, demo_schema);
  if (known !== null && (await readFile(mark_file, 'utf8').catch(() => '')) === mark) return known;
  const demo = { ...addresses, ...(await seed(env, known)), ...addresses };
  await writePrivate(file, demo);
  await writeFile(mark_file, mark);
  return demo;
}
