import { Problem } from '../problems/problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const broken = (detail: string): Problem =>
  new Problem({ status: 400, code: 'broken_json', title: 'The body is not JSON', detail });

/** The value a JSON body holds; undefined for an empty one, which a route without a body does not mind. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(utf8.decode(body));
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw broken(error.message);
    throw broken('It is not UTF-8.');
  }
}
