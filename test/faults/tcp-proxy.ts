import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** `up` is towards the server. */
type Direction = 'up' | 'down';

/** A wire between a process of the product and a server, that a test can hold still. */
export type TcpProxy = {
  readonly port: number;
  /** Bytes of this direction wait; the other direction goes on and no connection breaks. */
  readonly hold: (direction: Direction) => void;
  /** Lets waiting bytes go, also those of a process that is dead by now. */
  readonly release: () => void;
  /** Breaks every connection with what waits on it; new ones are let through. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

/** Forwards a free port of 127.0.0.1 to another. */
export async function startTcpProxy(target_port: number): Promise<TcpProxy> {
  const pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  const held = new Set<Direction>();
  const listener = createServer((client) => {
    const server = connect(target_port, '127.0.0.1');
    const pair = { client, server };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => client.write(bytes));
    if (held.has('up')) client.pause();
    if (held.has('down')) server.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return {
    port: address.port,
    hold: (direction) => {
      held.add(direction);
      for (const { client, server } of pairs) (direction === 'up' ? client : server).pause();
    },
    release: () => {
      held.clear();
      for (const { client, server } of pairs) {
        client.resume();
        server.resume();
      }
    },
    cut: () => {
      held.clear();
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
    },
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      for (const { client } of pairs) client.destroy();
      await closed;
    },
  };
}
