import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/carrier/src/main.ts', import.meta.url));

/** The carrier sandbox as a process of its own, on free ports, with its control API. */
export type CarrierProcess = {
  readonly url: string;
  readonly smtp_port: number;
  /** Calls the control API. @throws when it answers anything but 2xx. */
  readonly control: (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/** Starts it from source, since packages may not import each other's apps. */
export async function startCarrierProcess(): Promise<CarrierProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-carrier-'));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      CARRIER_PORT: '0',
      CARRIER_SMTP_PORT: '0',
      CARRIER_DATA: join(folder, 'carrier.db'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child.stdout);
  const found = /^carrier listening (\S+) smtp \S+:(\d+)$/.exec(line);
  if (found?.[1] === undefined) throw new Error(`the carrier said: ${line}`);
  const url = found[1];
  return {
    url,
    smtp_port: Number(found[2]),
    control: async (method, path, body) => {
      const answer = await fetch(url + path, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${text}`);
      return text === '' ? null : JSON.parse(text);
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}
