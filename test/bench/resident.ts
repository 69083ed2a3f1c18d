import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { median } from './figure.ts';

const LOOKS = 10;
const APART_MS = 500;

/** The memory a process has in megabytes: the median of some seconds, since it breathes. */
export async function residentMb(pid: number): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    looks.push(await residentMbNow(pid));
    await setTimeout(APART_MS);
  }
  return median(looks);
}

/** The memory a process has at this moment, in megabytes. */
export async function residentMbNow(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kb === undefined) throw new Error(`process ${pid} does not tell its memory`);
  return Number(kb) / 1_000;
}
