import { exitWithProblems } from './exit-with-problems.ts';
import { parseVariables, type SettingProblem } from './parse-variables.ts';
import { portsOf, type Ports } from './ports.ts';

/** What the launcher needs to know before it starts anything. */
export type LauncherSettings = {
  readonly ports: Ports;
  readonly data_folder: string;
  /** Null: the launcher keeps a PostgreSQL of its own. */
  readonly database: { readonly app_url: string; readonly owner_url: string } | null;
  /** Null: the launcher finds and starts a Temporal server. */
  readonly temporal_address: string | null;
  readonly temporal_namespace: string;
  readonly public_url: string;
  /** Base64; null: the launcher keeps one of its own in the data folder. */
  readonly secret_key: string | null;
};

type Outcome =
  | { readonly ok: true; readonly settings: LauncherSettings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

function launcherRules(env: NodeJS.ProcessEnv, ports: Ports): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (env['KEPT_MODE'] === 'production') {
    problems.push({
      name: 'KEPT_MODE',
      problem: 'is production, and npm start runs the sandbox',
      remedy: 'leave it, or run the API and the worker by themselves',
    });
  }
  if ((env['DATABASE_URL'] ?? '') !== '' && (env['DATABASE_OWNER_URL'] ?? '') === '') {
    problems.push({
      name: 'DATABASE_OWNER_URL',
      problem: 'is missing while DATABASE_URL is set, and migrations run as the owner',
      remedy: 'set a URL such as postgres://kept_owner:password@host:5432/kept',
    });
  }
  const taken = new Map<number, string>();
  for (const [part, port] of Object.entries(ports)) {
    const other = taken.get(port);
    if (other !== undefined || port > 65_535) {
      problems.push({
        name: 'KEPT_PORT',
        problem:
          other === undefined ? `leaves no port for ${part}` : `gives ${other} and ${part} the same port ${port}`,
        remedy: 'choose another, or set the part’s own port',
      });
    }
    taken.set(port, part);
  }
  return problems;
}

/** Reads what `npm start` needs from `env`; what it does not find the launcher provides itself. */
export function readLauncherSettings(env: NodeJS.ProcessEnv): Outcome {
  const parsed = parseVariables(env);
  if (!parsed.ok) return parsed;
  const { variables } = parsed;
  const ports = portsOf(variables);
  const problems = launcherRules(env, ports);
  if (problems.length > 0) return { ok: false, problems };
  const { DATABASE_URL, DATABASE_OWNER_URL } = variables;
  return {
    ok: true,
    settings: {
      ports,
      data_folder: variables.KEPT_DATA,
      database:
        DATABASE_URL === undefined || DATABASE_OWNER_URL === undefined
          ? null
          : { app_url: DATABASE_URL, owner_url: DATABASE_OWNER_URL },
      temporal_address: variables.TEMPORAL_ADDRESS ?? null,
      temporal_namespace: variables.TEMPORAL_NAMESPACE,
      public_url: variables.KEPT_PUBLIC_URL ?? `http://127.0.0.1:${ports.api}`,
      secret_key: variables.KEPT_SECRET_KEY?.toString('base64') ?? null,
    },
  };
}

/** {@link readLauncherSettings}, or a line for each problem on stderr and the end of the process with code 1. */
export function launcherSettingsOrExit(env: NodeJS.ProcessEnv): LauncherSettings {
  const outcome = readLauncherSettings(env);
  return outcome.ok ? outcome.settings : exitWithProblems(outcome.problems);
}
