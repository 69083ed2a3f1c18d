import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { verifyTwilioSignature } from '@kept/channels/verify-signature';

/** The baseline of `webhook`, a process of its own: Fastify, the signature, one insert. */
const environment = z.object({ DATABASE_URL: z.string(), TOKEN: z.string(), PORT: z.coerce.number() });
const { DATABASE_URL, TOKEN, PORT } = environment.parse(process.env);

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const server = Fastify();
server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, body),
);
server.post('/', async ({ body, headers }, reply) => {
  const form = Object.fromEntries(new URLSearchParams(String(body)));
  const signature = headers['x-twilio-signature'];
  const genuine = verifyTwilioSignature({
    auth_token: TOKEN,
    signature: typeof signature === 'string' ? signature : undefined,
    url: `http://127.0.0.1:${PORT}/`,
    params: form,
  });
  if (!genuine) return await reply.code(403).send();
  await pool.query({
    name: 'insert_bare_reply',
    text: 'insert into bare_reply (id, sender, body) values ($1, $2, $3)',
    values: [form['MessageSid'], form['From'], form['Body']],
  });
  return await reply.type('text/xml').send('<Response/>');
});
await server.listen({ port: PORT, host: '127.0.0.1' });
console.log('the baseline listens');
