import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export type Heard = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
};

/** What to answer; null keeps the caller waiting. */
export type Reply = { readonly status: number; readonly type?: string; readonly body?: string } | null;

/** A customer's web server that remembers what it heard. */
export async function startWebhookListener() {
  const heard: Heard[] = [];
  let reply: Reply = { status: 204 };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({
        method: request.method ?? '',
        url: `${url}${request.url ?? ''}`,
        headers: request.headers,
        params: Object.fromEntries(new URLSearchParams(body)),
      });
      if (reply === null) return;
      response
        .writeHead(reply.status, reply.type === undefined ? {} : { 'content-type': reply.type })
        .end(reply.body ?? '');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
  return {
    url,
    heard: (path: string): readonly Heard[] => heard.filter((one) => one.url.startsWith(url + path)),
    answer: (given: Reply): void => {
      reply = given;
    },
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
