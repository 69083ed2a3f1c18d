import { Agent, get } from 'node:http';
import { percentile } from './percentile.ts';

interface FirstByteRequest {
  readonly url: string;
  /** One client each; they look again as soon as they have the page, for so long. */
  readonly paths: readonly string[];
  readonly seconds: number;
}

/** The 99th percentile of how long clients at once wait for the first byte of their page, in milliseconds. */
export async function firstByte({ url, paths, seconds }: FirstByteRequest): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: paths.length });
  const until = performance.now() + seconds * 1_000;
  const waited: number[] = [];
  const client = async (path: string): Promise<void> => {
    while (performance.now() < until) waited.push(await waitForFirstByte(new URL(path, url), agent));
  };
  await Promise.all(paths.map(client)).finally(() => agent.destroy());
  return percentile(waited, 99);
}

async function waitForFirstByte(url: URL, agent: Agent): Promise<number> {
  const began = performance.now();
  return await new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      const ms = performance.now() - began;
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => (answer.statusCode === 200 ? resolve(ms) : reject(new Error(`${answer.statusCode}`))));
    }).on('error', reject);
  });
}
