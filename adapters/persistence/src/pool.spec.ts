import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createHotPool } from './pool.ts';

/** What PostgreSQL says, in its protocol's bytes: a letter, the length with itself, the rest. */
function says(letter: string, rest: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(rest.length + 4);
  return Buffer.concat([Buffer.from(letter), length, rest]);
}

const WELCOME = Buffer.concat([says('R', Buffer.from([0, 0, 0, 0])), says('Z', Buffer.from('I'))]);
const SHUTTING_DOWN = says('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0'));

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** Something that greets each connection as PostgreSQL would, and never answers a statement. */
async function greeter(greeting: Buffer): Promise<string> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(greeting));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return `postgres://kept:x@127.0.0.1:${address.port}/kept`;
}

it('a server that shuts down in the moment a connection is made fails what wanted it, and not the process', async () => {
  const pool = createHotPool({ app_url: await greeter(Buffer.concat([WELCOME, SHUTTING_DOWN])), max: 2 });
  const uncaught: unknown[] = [];
  const hear = (error: unknown) => uncaught.push(error);
  process.on('uncaughtExceptionMonitor', hear);
  const client = await pool.connect();
  await expect(client.query('select 1')).rejects.toThrow(/connection/);
  client.release(true);
  process.off('uncaughtExceptionMonitor', hear);
  expect(uncaught).toEqual([]);
  await pool.end();
});

it('a server that falls silent fails what waits for it, and the next gets another connection', async () => {
  const pool = createHotPool({ app_url: await greeter(WELCOME), max: 1, answers_within_ms: 30 });
  const client = await pool.connect();
  const waiting = [client.query('begin'), client.query('select 1'), client.query('commit')];
  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  client.release(true);
  const next = await pool.connect();
  expect(next).not.toBe(client);
  next.release(true);
  await pool.end();
});
