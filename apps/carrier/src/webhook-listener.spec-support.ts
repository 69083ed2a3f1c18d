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
  const replies = new Map<string, readonly Reply[]>();
  /** What stands there for the path, one after the other and the last for good. */
  const replyTo = (path: string): Reply => {
    const [first, ...rest] = replies.get(path) ?? [];
    if (rest.length > 0) replies.set(path, rest);
    return first === undefined ? reply : first;
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({
        method: request.method ?? '',
        url: `${url}${request.url ?? ''}`,
        headers: request.headers,
        params: Object.fromEntries(new URLSearchParams(body)),
      });
      const given = replyTo((request.url ?? '').split('?')[0] ?? '');
      if (given === null) return;
      response
        .writeHead(given.status, given.type === undefined ? {} : { 'content-type': given.type })
        .end(given.body ?? '');
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
    /** What a path answers, one after the other; other paths answer as before. */
    answerAt: (path: string, ...given: readonly Reply[]): void => {
      replies.set(path, given);
    },
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
