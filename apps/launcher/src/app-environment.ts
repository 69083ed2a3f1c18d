import type { LauncherSettings } from '@kept/settings/launcher-settings';

/** What the launcher found or made for the processes it starts. */
export type Provided = {
  readonly app_url: string;
  readonly temporal_address: string;
  readonly secret_key: string;
  readonly data_folder: string;
  /** Where the demo clinic's sign-ins will stand. */
  readonly demo_file: string;
  /** Null when the Temporal server is not ours; the caller may have named its UI. */
  readonly temporal_ui_url: string | null;
};

/** Variables that must not reach the API and the worker: the owner's sign-in, and those of libpq, which pg would read. */
function withheld(name: string): boolean {
  return name === 'DATABASE_OWNER_URL' || name.startsWith('PG');
}

function isSetting(name: string): boolean {
  return /^(KEPT|DATABASE|TEMPORAL)_/.test(name);
}

/**
 * Variables of the API, the worker and their commands that the launcher decides, its callers' settings
 * among them. What else they inherit is the caller's (see {@link inherited}).
 */
export function appEnvironment(
  caller: NodeJS.ProcessEnv,
  { settings, provided }: { readonly settings: LauncherSettings; readonly provided: Provided },
): Readonly<Record<string, string>> {
  const passed = Object.entries(caller).flatMap(([name, value]) =>
    value !== undefined && isSetting(name) && !withheld(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(passed),
    KEPT_PORT: String(settings.ports.api),
    KEPT_DATA: provided.data_folder,
    KEPT_PUBLIC_URL: settings.public_url,
    KEPT_CARRIER_URL: `http://127.0.0.1:${settings.ports.carrier}`,
    KEPT_SMTP_URL: `smtp://127.0.0.1:${settings.ports.smtp}`,
    KEPT_SECRET_KEY: provided.secret_key,
    DATABASE_URL: provided.app_url,
    // Ours has no pooler in front of it; the caller's, where there is one, keeps what the caller says.
    ...(settings.database === null ? { DATABASE_DIRECT_URL: provided.app_url } : {}),
    TEMPORAL_ADDRESS: provided.temporal_address,
    TEMPORAL_NAMESPACE: settings.temporal_namespace,
    KEPT_DEMO_FILE: provided.demo_file,
    ...(provided.temporal_ui_url === null ? {} : { KEPT_TEMPORAL_UI_URL: provided.temporal_ui_url }),
  };
}

/** The caller's environment without what must not reach a process of the product. */
export function inherited(caller: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(caller).filter(([name]) => !withheld(name)));
}
