import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { refusePortsInUse } from './refuse-ports-in-use.ts';

it('names each port in use, what wanted it and how to move it', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const wanted = [{ port, what: 'API', variable: 'KEPT_PORT' }];
  await expect(refusePortsInUse(wanted)).rejects.toThrow(`Port ${port} (API) is in use. KEPT_PORT moves it.`);
  await new Promise((done) => server.close(done));
  await refusePortsInUse(wanted);
});
