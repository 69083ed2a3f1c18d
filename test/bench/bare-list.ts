import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { readAppointmentRows } from '@kept/api/appointments/read-appointment-rows';
import { IN_DAYS } from '@kept/api/appointments/appointment-source';
import type { Statement } from '@kept/sequences/transaction';

/**
 * The baseline of `read`, a process of its own: Fastify and the very statement the API sends, over a pool whose
 * connections belong to one account and keep to one plan. No session, no validation, no shape.
 */
const environment = z.object({ DATABASE_URL: z.string(), ACCOUNT: z.uuid(), PORT: z.coerce.number() });
const { DATABASE_URL, ACCOUNT, PORT } = environment.parse(process.env);

const sent: Statement[] = [];
await readAppointmentRows(
  {
    read: async (statement) => {
      sent.push(statement);
      return [];
    },
    write: () => undefined,
  },
  {
    name: 'list',
    source: `from appointment a where ${IN_DAYS} and (a.start_at, a.id) > ($4::timestamptz, $5::uuid)`,
    values: [],
    direction: 'asc',
    limit: '$6',
  },
);
const [statement] = sent;
if (statement === undefined) throw new Error('the API sends no statement');

const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: 10,
  options: `-c kept.account=${ACCOUNT} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off`,
});
const server = Fastify();
server.get<{ Querystring: { start_at: string; id: string } }>('/', async ({ query: { start_at, id } }) => {
  const { rows } = await pool.query({ ...statement, values: [ACCOUNT, null, null, start_at, id, 51] });
  return { rows };
});
await server.listen({ port: PORT, host: '127.0.0.1' });
console.log('the baseline listens');
