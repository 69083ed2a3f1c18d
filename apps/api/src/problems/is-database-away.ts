/** PostgreSQL shutting down, starting or out of connections; and the network's ways to say nobody is there. */
const AWAY = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

/** The driver gives these no code. */
const AWAY_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

const causesOf = (error: Error): readonly unknown[] => [
  error.cause,
  ...(error instanceof AggregateError ? error.errors : []),
];

/** Whether an error means that the database cannot be reached now, rather than that a statement was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // class 08: connection exceptions
  if (AWAY.has(code) || code.startsWith('08') || AWAY_MESSAGES.test(error.message)) return true;
  return causesOf(error).some(isDatabaseAway);
}
