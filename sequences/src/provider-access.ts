import type { FileStore } from '@kept/files/store/file-store';
import { installationKey } from '@kept/persistence/installation-key';
import type { ProviderAccess } from './call-provider.ts';

/** The carrier answers well inside this or its answer counts as unknown. */
const PROVIDER_TIMEOUT_MS = 20_000;

/** What the settings of a process say of providers. */
export interface ProviderSettings {
  readonly secret_key: Buffer;
  readonly previous_secret_key: Buffer | null;
  readonly public_url: string;
  readonly internal_mail_servers: readonly string[];
  /** The sandbox's carrier and mailbox; null in production mode. */
  readonly carrier_url: string | null;
  readonly smtp_url: string | null;
}

/** How a process that delivers reaches providers: the sandbox's parts in sandbox mode only. */
export function providerAccessOf(settings: ProviderSettings, files: FileStore): ProviderAccess {
  const { carrier_url, smtp_url, public_url, internal_mail_servers } = settings;
  const smtp = smtp_url === null ? null : new URL(smtp_url);
  return {
    secret_key: installationKey(settings),
    public_url,
    files,
    internal_mail_servers,
    sandbox:
      carrier_url === null || smtp === null
        ? null
        : { carrier_url, smtp_host: smtp.hostname, smtp_port: Number(smtp.port) },
    timeout_ms: PROVIDER_TIMEOUT_MS,
  };
}
