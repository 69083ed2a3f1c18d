import type { Params } from 'nestjs-pino';

/** Logs tell what happened, never who it was about: errors without the rows and parameters that databases put into them. */
export function logOptions(level: string): Params {
  // answers are logged by a hook (log-requests.ts): it knows the route, where middleware knows the address only
  return {
    pinoHttp: { level, autoLogging: false, wrapSerializers: false, serializers: { err: errorFacts } },
    forRoutes: [],
  };
}

function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return { type: error.name, code, frames };
}
