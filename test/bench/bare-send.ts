import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';

/** The baseline of `send api`, a process of its own: Fastify and two inserts of one transaction. */
const environment = z.object({ DATABASE_URL: z.string(), PORT: z.coerce.number() });
const { DATABASE_URL, PORT } = environment.parse(process.env);

const body_schema = z.object({ to: z.string(), message: z.string() });
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const server = Fastify();
server.post('/', async ({ body }, reply) => {
  const { to, message } = body_schema.parse(body);
  const id = randomUUID();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'insert_bare_thread',
      text: 'insert into bare_thread (id, address) values ($1, $2)',
      values: [id, to],
    });
    await client.query({
      name: 'insert_bare_message',
      text: 'insert into bare_message (id, thread_id, body) values ($1, $1, $2)',
      values: [id, message],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return await reply.code(201).send({ success: true, id });
});
await server.listen({ port: PORT, host: '127.0.0.1' });
console.log('the baseline listens');
