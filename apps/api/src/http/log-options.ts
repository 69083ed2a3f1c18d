import type { Params } from 'nestjs-pino';

/**
 * Logs tell what was asked and how it ended, never who it was about: routes without their query, no headers, no bodies
 * (reliability.md: logs redact).
 */
export function logOptions(level: string): Params {
  return {
    pinoHttp: {
      level,
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        req: (request: { readonly id: unknown; readonly method: unknown; readonly url: unknown }) => ({
          id: request.id,
          method: request.method,
          path: String(request.url).split('?')[0],
        }),
        res: (reply: { readonly statusCode: unknown }) => ({ status: reply.statusCode }),
        err: errorFacts,
      },
    },
  };
}

/** Message and stack, without the rows and parameters that database errors carry. */
function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return { type: error.name, code, frames };
}
