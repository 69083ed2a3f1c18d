import { startCarrier } from './carrier.ts';
import { readSettings } from './settings.ts';

/** Prints why the sandbox cannot start, one line a problem, and ends the process. */
function giveUp(problems: readonly string[]): never {
  for (const problem of problems) console.error(`carrier: ${problem}`);
  process.exit(1);
}

function explain(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { port, code } = { port: undefined, code: undefined, ...fault };
  return code === 'EADDRINUSE'
    ? `port ${String(port)} is in use; set CARRIER_PORT and CARRIER_SMTP_PORT to free ones`
    : fault.message;
}

const read = readSettings(process.env);
if (!read.ok) giveUp(read.problems);

const { settings } = read;
const carrier = await startCarrier(settings).catch((fault: unknown) => giveUp([explain(fault)]));
console.log(`carrier listening ${carrier.url} smtp ${settings.host}:${carrier.smtp_port}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void carrier.stop().then(() => process.exit(0));
  });
}
