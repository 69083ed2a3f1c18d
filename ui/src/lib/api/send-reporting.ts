/**
 * Sends a request as `fetch` does and tells on the way how much of its body has left: `fetch` does not say. Rejects as
 * `fetch` does when nobody answers.
 * @param onsent the share of the body that has left, 0 to 1.
 */
export async function sendReporting(request: Request, onsent: (share: number) => void): Promise<Response> {
  const body = await request.blob();
  const asked = new XMLHttpRequest();
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  asked.open(request.method, request.url);
  asked.responseType = 'arraybuffer';
  for (const [name, value] of request.headers) asked.setRequestHeader(name, value);
  asked.upload.onprogress = ({ loaded, total }) => onsent(total === 0 ? 0 : loaded / total);
  asked.onload = () => resolve(responseOf(asked));
  asked.onerror = () => reject(new TypeError('nobody answered'));
  asked.onabort = () => reject(new DOMException('it was given up', 'AbortError'));
  request.signal.addEventListener('abort', () => asked.abort(), { once: true });
  asked.send(body);
  return await promise;
}

function responseOf(asked: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of asked.getAllResponseHeaders().trim().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const { status, statusText, response } = asked;
  const body = response instanceof ArrayBuffer && response.byteLength > 0 ? response : null;
  return new Response(body, { status, statusText, headers });
}
