import { exitWithProblems } from './exit-with-problems.ts';
import { parseVariables, type SettingProblem } from './parse-variables.ts';
import { portsOf } from './ports.ts';
import { filesOf, rulesOfFiles, type FilesSettings } from './files-settings.ts';
import type { Variables } from './variables.ts';

/** The settings of a running process, the API or a worker. Times in milliseconds. */
export type Settings = {
  readonly mode: 'sandbox' | 'production';
  /** Address the API binds; loopback in the sandbox. */
  readonly host: string;
  readonly port: number;
  readonly data_folder: string;
  /** Where pictures and files are kept. */
  readonly files: FilesSettings;
  /** Without a trailing slash. Links, signatures and cookies come from it, never from forwarded headers. */
  readonly public_url: string;
  /** Proxies whose forwarded headers are believed; none unless set. */
  readonly trust_proxy: readonly string[];
  /** The application's role. */
  readonly database_url: string;
  /** The same without a pooler in between, to listen on. */
  readonly database_direct_url: string;
  readonly database_pool: number;
  readonly database_hot_pool: number;
  readonly temporal_address: string;
  readonly temporal_namespace: string;
  readonly temporal_task_timeout_ms: number;
  readonly temporal_sticky_timeout_ms: number;
  readonly temporal_cached_workflows: number;
  readonly temporal_activities: number;
  /** A worker that starts holds the sending of every account. */
  readonly sending: 'on' | 'held';
  /** Acts of clients that an API process answers by itself at a time. */
  readonly answers_at_once: number;
  /** Mail servers within our own network that live accounts may name. */
  readonly internal_mail_servers: readonly string[];
  /** How often a provider is asked for what no webhook brought, in milliseconds. */
  readonly ask_providers_every_ms: number;
  /** The carrier sandbox; null in production. */
  readonly carrier_url: string | null;
  readonly smtp_url: string | null;
  /** The demo clinic's sign-ins, written after this process may have started; null in production. */
  readonly demo_file: string | null;
  /** Without a trailing slash; null: operators see no links into it. */
  readonly temporal_ui_url: string | null;
  /** 32 bytes, for encrypted columns. */
  readonly secret_key: Buffer;
  /** The key before it, as long as what it sealed or signed is still taken; null: there is none. */
  readonly previous_secret_key: Buffer | null;
  /** Both: what any of them signed is taken. */
  readonly secrets: readonly Buffer[];
  readonly log_level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

type Outcome =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

function rulesOfMode(variables: Variables): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (variables.KEPT_MODE === 'sandbox') {
    if (variables.KEPT_HOST !== undefined && !loopback.has(variables.KEPT_HOST)) {
      problems.push({
        name: 'KEPT_HOST',
        problem: 'is not a loopback address, and the sandbox listens on no other',
        remedy: 'leave it, or set KEPT_MODE=production',
      });
    }
    return problems;
  }
  if (variables.KEPT_PUBLIC_URL === undefined) {
    problems.push({
      name: 'KEPT_PUBLIC_URL',
      problem: 'is missing, and production needs it for links and signatures',
      remedy: 'set the URL clients reach this installation at, such as https://kept.example.org',
    });
  }
  if (variables.TEMPORAL_ADDRESS === undefined) {
    problems.push({ name: 'TEMPORAL_ADDRESS', problem: 'is missing', remedy: 'set host:port of the Temporal server' });
  }
  if (variables.KEPT_CARRIER_URL !== undefined) {
    problems.push({
      name: 'KEPT_CARRIER_URL',
      problem: 'names a sandbox carrier, which production does not have',
      remedy: 'remove it',
    });
  }
  if (variables.KEPT_DEMO_FILE !== undefined) {
    problems.push({
      name: 'KEPT_DEMO_FILE',
      problem: 'would show sign-ins to everyone, and production has no demo',
      remedy: 'remove it',
    });
  }
  return problems;
}

/**
 * Reads the settings of an API or worker process from `env`. Defaults of the sandbox
 * follow KEPT_PORT; the database and the secret key have none.
 */
export function readSettings(env: NodeJS.ProcessEnv): Outcome {
  const parsed = parseVariables(env);
  if (!parsed.ok) return parsed;
  const { variables } = parsed;
  const { DATABASE_URL, KEPT_SECRET_KEY } = variables;
  const problems = [...rulesOfMode(variables), ...rulesOfFiles(variables)];
  if (DATABASE_URL === undefined) {
    problems.push({
      name: 'DATABASE_URL',
      problem: 'is missing',
      remedy: 'start with npm start, or set a URL such as postgres://kept_app:password@host:5432/kept',
    });
  }
  if (KEPT_SECRET_KEY === undefined) {
    problems.push({
      name: 'KEPT_SECRET_KEY',
      problem: 'is missing',
      remedy: 'start with npm start, or set 32 random bytes in base64: openssl rand -base64 32',
    });
  }
  if (problems.length > 0 || DATABASE_URL === undefined || KEPT_SECRET_KEY === undefined) {
    return { ok: false, problems };
  }
  const sandbox = variables.KEPT_MODE === 'sandbox';
  const ports = portsOf(variables);
  return {
    ok: true,
    settings: {
      mode: variables.KEPT_MODE,
      host: variables.KEPT_HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
      port: ports.api,
      data_folder: variables.KEPT_DATA,
      files: filesOf(variables),
      public_url: variables.KEPT_PUBLIC_URL ?? `http://127.0.0.1:${ports.api}`,
      trust_proxy: (variables.KEPT_TRUST_PROXY ?? '')
        .split(',')
        .map((address) => address.trim())
        .filter((address) => address !== ''),
      database_url: DATABASE_URL,
      database_direct_url: variables.DATABASE_DIRECT_URL ?? DATABASE_URL,
      database_pool: variables.DATABASE_POOL,
      database_hot_pool: variables.DATABASE_HOT_POOL,
      temporal_address: variables.TEMPORAL_ADDRESS ?? `127.0.0.1:${ports.temporal}`,
      temporal_namespace: variables.TEMPORAL_NAMESPACE,
      temporal_task_timeout_ms: variables.TEMPORAL_TASK_TIMEOUT,
      temporal_sticky_timeout_ms: variables.TEMPORAL_STICKY_TIMEOUT,
      temporal_cached_workflows: variables.TEMPORAL_CACHED_WORKFLOWS,
      temporal_activities: variables.TEMPORAL_ACTIVITIES,
      sending: variables.KEPT_SENDING,
      // a restored database may hold what has gone out already
      answers_at_once: variables.KEPT_SENDING === 'held' ? 0 : variables.KEPT_ANSWERS_AT_ONCE,
      internal_mail_servers: variables.KEPT_INTERNAL_MAIL_SERVERS,
      ask_providers_every_ms: variables.KEPT_ASK_PROVIDERS_EVERY,
      carrier_url: sandbox ? (variables.KEPT_CARRIER_URL ?? `http://127.0.0.1:${ports.carrier}`) : null,
      smtp_url: variables.KEPT_SMTP_URL ?? (sandbox ? `smtp://127.0.0.1:${ports.smtp}` : null),
      demo_file: sandbox ? (variables.KEPT_DEMO_FILE ?? null) : null,
      temporal_ui_url: variables.KEPT_TEMPORAL_UI_URL ?? null,
      secret_key: KEPT_SECRET_KEY,
      previous_secret_key: variables.KEPT_PREVIOUS_SECRET_KEY ?? null,
      secrets: [KEPT_SECRET_KEY, variables.KEPT_PREVIOUS_SECRET_KEY].filter((key) => key !== undefined),
      log_level: variables.KEPT_LOG_LEVEL,
    },
  };
}

/** {@link readSettings}, or a line for each problem on stderr and the end of the process with code 1. */
export function settingsOrExit(env: NodeJS.ProcessEnv): Settings {
  const outcome = readSettings(env);
  return outcome.ok ? outcome.settings : exitWithProblems(outcome.problems);
}
