import { z } from 'zod';

const port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(1, 'is not a port')
  .max(65_535, 'is not a port');

const count = z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1');

const url = (protocol: RegExp) => z.url({ protocol, error: 'is no URL that can be used here' });

const duration_units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** A duration such as `500ms`, `10s` or `2m`; read as milliseconds. */
const duration = z
  .string()
  .regex(/^\d{1,6}(ms|s|m)$/, 'is not a duration')
  .transform((text) => {
    const unit = text.replace(/\d/g, '');
    return Number.parseInt(text, 10) * (duration_units[unit] ?? 1);
  });

const host_and_port = z.string().regex(/^[^\s/:]+:\d{2,5}$/, 'is not host:port');

const secret_key = z
  .base64({ error: 'is not base64', abort: true })
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'is not 32 bytes long')
  .transform((text) => Buffer.from(text, 'base64'));

/**
 * Every environment variable this product reads, in one place (architecture.md section 4).
 * `meta.title` says what it is for, `meta.remedy` how to put a wrong one right.
 */
export const variables = z.object({
  KEPT_MODE: z.enum(['sandbox', 'production'], 'is neither sandbox nor production').default('sandbox').meta({
    title: 'sandbox (no accounts anywhere, loopback only) or production',
    remedy: 'set sandbox or production',
  }),
  KEPT_HOST: z
    .string()
    .optional()
    .meta({ title: 'address the API listens on', remedy: 'set an address of this machine, such as 127.0.0.1' }),
  KEPT_PORT: port
    .default(4400)
    .meta({ title: 'port of the API; the other ports follow it', remedy: 'set a number from 1 to 65535' }),
  KEPT_CARRIER_PORT: port.optional().meta({
    title: 'port of the carrier sandbox',
    remedy: 'set a number from 1 to 65535, or leave it for KEPT_PORT + 1',
  }),
  KEPT_SMTP_PORT: port
    .optional()
    .meta({ title: 'port of the mail sandbox', remedy: 'set a number from 1 to 65535, or leave it for KEPT_PORT + 2' }),
  KEPT_POSTGRES_PORT: port.optional().meta({
    title: 'port of the embedded PostgreSQL',
    remedy: 'set a number from 1 to 65535, or leave it for KEPT_PORT + 3',
  }),
  KEPT_TEMPORAL_PORT: port.optional().meta({
    title: 'port of the Temporal server',
    remedy: 'set a number from 1 to 65535, or leave it for KEPT_PORT + 4',
  }),
  KEPT_TEMPORAL_UI_PORT: port
    .optional()
    .meta({ title: 'port of the Temporal UI', remedy: 'set a number from 1 to 65535, or leave it for KEPT_PORT + 5' }),
  KEPT_DATA: z
    .string()
    .default('.kept')
    .meta({ title: 'folder for everything npm start keeps', remedy: 'set a folder that this user may write' }),
  KEPT_PUBLIC_URL: url(/^https?$/)
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .meta({
      title: 'the URL clients and providers reach the API at',
      remedy: 'set an absolute URL, such as https://kept.example.org',
    }),
  KEPT_TRUST_PROXY: z.string().optional().meta({
    title: 'addresses of proxies whose forwarded headers are believed, comma-separated',
    remedy: 'set addresses or networks, such as 10.0.0.0/8',
  }),
  KEPT_CARRIER_URL: url(/^https?$/)
    .optional()
    .meta({
      title: 'the carrier sandbox; only in sandbox mode',
      remedy: 'set an absolute URL, such as http://127.0.0.1:4401, or leave it',
    }),
  KEPT_DEMO_FILE: z.string().optional().meta({
    title: 'file with the demo clinic’s sign-ins, shown where one signs in; only in sandbox mode',
    remedy: 'remove it, or run the sandbox',
  }),
  KEPT_FILES_FOLDER: z.string().optional().meta({
    title: 'folder for pictures and files, where they lie on this machine; all processes must see the same',
    remedy: 'set a folder that this user may write, or leave it for one inside KEPT_DATA',
  }),
  KEPT_FILES_S3_BUCKET: z.string().optional().meta({
    title: 'bucket for pictures and files, instead of a folder',
    remedy: 'set the name of a bucket, or leave it for a folder',
  }),
  KEPT_FILES_S3_REGION: z
    .string()
    .default('us-east-1')
    .meta({ title: 'region of the bucket', remedy: 'set a region such as eu-central-1' }),
  KEPT_FILES_S3_ENDPOINT: url(/^https?$/)
    .optional()
    .meta({
      title: 'where the bucket is asked for, when it is not Amazon’s',
      remedy: 'set an absolute URL, such as https://minio.example.org, or leave it',
    }),
  KEPT_FILES_S3_ACCESS_KEY_ID: z.string().optional().meta({
    title: 'who may read and write the bucket; without it, what the machine’s role may',
    remedy: 'set it together with KEPT_FILES_S3_SECRET_ACCESS_KEY, or neither',
  }),
  KEPT_FILES_S3_SECRET_ACCESS_KEY: z.string().optional().meta({
    title: 'the secret of that key',
    remedy: 'set it together with KEPT_FILES_S3_ACCESS_KEY_ID, or neither',
  }),
  KEPT_TEMPORAL_UI_URL: url(/^https?$/)
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .meta({
      title: 'the Temporal UI, for links that operators see',
      remedy: 'set an absolute URL, such as https://temporal.example.org, or leave it for no links',
    }),
  KEPT_SMTP_URL: url(/^smtps?$/)
    .optional()
    .meta({
      title: 'mail server for notifications',
      remedy: 'set a URL such as smtp://user:password@mail.example.org:587',
    }),
  KEPT_SECRET_KEY: secret_key.optional().meta({
    title: 'key for encrypted columns',
    remedy: 'set 32 random bytes in base64: openssl rand -base64 32',
  }),
  KEPT_PREVIOUS_SECRET_KEY: secret_key.optional().meta({
    title: 'the key before: what it sealed or signed is still taken',
    remedy: 'set what KEPT_SECRET_KEY was, as 32 bytes in base64, or leave it away',
  }),
  KEPT_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is no log level')
    .default('info')
    .meta({ title: 'least level that is logged', remedy: 'set trace, debug, info, warn, error or silent' }),
  DATABASE_URL: url(/^postgres(ql)?$/)
    .optional()
    .meta({
      title: 'database, as the application role (no owner, no superuser)',
      remedy: 'set a URL such as postgres://kept_app:password@host:5432/kept',
    }),
  DATABASE_DIRECT_URL: url(/^postgres(ql)?$/)
    .optional()
    .meta({
      title: 'the same database past a pooler; each API process listens there for changes, over one connection',
      remedy: 'set a URL such as postgres://kept_app:password@host:5432/kept, or leave it where there is no pooler',
    }),
  DATABASE_OWNER_URL: url(/^postgres(ql)?$/)
    .optional()
    .meta({
      title: 'database, as the role that owns it; for migrations only',
      remedy: 'set a URL such as postgres://kept_owner:password@host:5432/kept',
    }),
  DATABASE_POOL: count
    .max(500, 'is above 500')
    .default(10)
    .meta({ title: 'connections of the API for reading and editing, a process', remedy: 'set a number from 1 to 500' }),
  DATABASE_HOT_POOL: count
    .max(500, 'is above 500')
    .default(10)
    .meta({ title: 'connections for deciding, sending and replies, a process', remedy: 'set a number from 1 to 500' }),
  TEMPORAL_ADDRESS: host_and_port
    .optional()
    .meta({ title: 'Temporal server', remedy: 'set host:port, such as 127.0.0.1:7233' }),
  TEMPORAL_NAMESPACE: z
    .string()
    .default('default')
    .meta({ title: 'Temporal namespace', remedy: 'set the name of a namespace that exists' }),
  TEMPORAL_TASK_TIMEOUT: duration.default(10_000).meta({
    title:
      'how long a worker may hold a workflow task before another takes it; short ones flood the server when the database is slow',
    remedy: 'set a duration such as 10s',
  }),
  TEMPORAL_STICKY_TIMEOUT: duration.default(10_000).meta({
    title: 'how long the server waits for the worker that has a workflow cached',
    remedy: 'set a duration such as 10s',
  }),
  TEMPORAL_CACHED_WORKFLOWS: count
    .max(100_000, 'is above 100000')
    .default(1000)
    .meta({ title: 'workflows a worker keeps in memory, about 130 kB each', remedy: 'set a number from 1 to 100000' }),
  TEMPORAL_ACTIVITIES: count
    .max(10_000, 'is above 10000')
    .default(200)
    .meta({ title: 'activities a worker runs at a time', remedy: 'set a number from 1 to 10000' }),
  KEPT_SENDING: z.enum(['on', 'held'], 'is neither on nor held').default('on').meta({
    title: 'held: workers send nothing until `kept recover` has been run, as after a database was restored',
    remedy: 'set on or held',
  }),
  KEPT_ANSWERS_AT_ONCE: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(100, 'is above 100')
    .default(4)
    .meta({
      title: 'acts of clients that an API process answers by itself at a time; 0: all wait for the workers',
      remedy: 'set a number from 0 to 100',
    }),
  KEPT_INTERNAL_MAIL_SERVERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
    .meta({
      title: 'mail servers of this machine or its own network that live accounts may name all the same',
      remedy: 'set names with commas between them, such as mail.internal.example',
    }),
  KEPT_ASK_PROVIDERS_EVERY: duration.default(30_000).meta({
    title: 'how often a provider is asked for replies that no webhook brought and for what became of unknown messages',
    remedy: 'set a duration such as 30s',
  }),
});

/** The variables as parsed, by their names in the environment. */
export type Variables = z.output<typeof variables>;
