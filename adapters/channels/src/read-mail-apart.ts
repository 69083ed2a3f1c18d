import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readMail, type ReadMail } from './read-mail.ts';

/** What people write is read at once; what is longer would keep everybody else waiting. */
const READ_HERE = { bytes: 1024 * 1024, lines: 5_000 } as const;
/** Many times what the largest mail takes; one that takes more is poison: its lines alone can cost a minute. */
const MOST = { memory_mb: 512, ms: 20_000 } as const;

/** Built it is JavaScript, in tests it is as written. */
const THREAD = new URL(`./read-mail-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** One long mail after the other, so that a flood of them takes one core and no more. */
let before: Promise<unknown> = Promise.resolve();

/**
 * {@link readMail}, in a thread of its own where the mail is long: the process answers others meanwhile, and a mail that
 * cannot be read within bounds ends its thread and nothing else. Never throws.
 */
export async function readMailApart(
  raw: Uint8Array,
  { within_ms = MOST.ms }: { readonly within_ms?: number } = {},
): Promise<ReadMail> {
  if (raw.length <= READ_HERE.bytes && hasFewLines(raw)) return await readMail(raw);
  const reading = before.then(() => readInThread(raw, within_ms));
  before = reading;
  return await reading;
}

async function readInThread(raw: Uint8Array, within_ms: number): Promise<ReadMail> {
  const resourceLimits = { maxOldGenerationSizeMb: MOST.memory_mb };
  const thread = new Worker(THREAD, { workerData: raw, resourceLimits });
  try {
    const [read]: readonly ReadMail[] = await once(thread, 'message', { signal: AbortSignal.timeout(within_ms) });
    return read ?? BEYOND_BOUNDS;
  } catch {
    return BEYOND_BOUNDS;
  } finally {
    await thread.terminate();
  }
}

function hasFewLines(raw: Uint8Array): boolean {
  let lines = 0;
  for (let at = raw.indexOf(10); at !== -1; at = raw.indexOf(10, at + 1)) {
    lines += 1;
    if (lines > READ_HERE.lines) return false;
  }
  return true;
}

const BEYOND_BOUNDS: ReadMail = {
  ok: false,
  code: 'not_a_mail',
  message: 'reading it takes more time or memory than any mail takes',
};
