import { z } from 'zod';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .pipe(z.number().max(65535));

const settingsSchema = z.object({
  CARRIER_PORT: port,
  CARRIER_SMTP_PORT: port,
  CARRIER_DATA: z.string().min(1, 'must be the path of a file'),
  CARRIER_HOST: z.enum(LOOPBACK, 'must be a loopback address: 127.0.0.1, ::1 or localhost').default('127.0.0.1'),
  NODE_ENV: z
    .string()
    .optional()
    .refine((mode) => mode !== 'production', 'the carrier sandbox refuses to run in production mode'),
});

/** What the sandbox needs to start. `data` is the path of its SQLite file. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly smtp_port: number;
  readonly data: string;
};

/**
 * Reads the settings from environment variables.
 * @returns the settings, or one line per wrong variable, each beginning with its name.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problems: readonly string[] } {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) =>
        environment[String(issue.path[0])] === undefined
          ? `${issue.path.join('.')} is required`
          : `${issue.path.join('.')}: ${issue.message}`,
      ),
    };
  }
  const { CARRIER_HOST, CARRIER_PORT, CARRIER_SMTP_PORT, CARRIER_DATA } = parsed.data;
  return {
    ok: true,
    settings: { host: CARRIER_HOST, port: CARRIER_PORT, smtp_port: CARRIER_SMTP_PORT, data: CARRIER_DATA },
  };
}
