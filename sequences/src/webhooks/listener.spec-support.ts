import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A webhook as somebody got it. */
export interface Told {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's server that takes webhooks. */
export interface Listener {
  readonly url: string;
  readonly told: Told[];
  /** What it answers from now on, 200 at first; `nothing`: it takes what it is told and falls silent. */
  answers: number | 'nothing';
  readonly close: () => void;
}

/** Starts one on this machine. */
export async function listen(): Promise<Listener> {
  const told: Told[] = [];
  const listener: Pick<Listener, 'answers'> = { answers: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      told.push({ id: String(headers['webhook-id']), headers, body: Buffer.concat(chunks).toString('utf8') });
      if (listener.answers !== 'nothing') response.writeHead(listener.answers).end('noted');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(listener, {
    url: `http://127.0.0.1:${address.port}/hook`,
    told,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}
