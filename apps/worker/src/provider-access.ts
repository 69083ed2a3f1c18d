import type { FileStore } from '@kept/files/store/file-store';
import { installationKey } from '@kept/persistence/installation-key';
import type { ProviderAccess } from '@kept/sequences/call-provider';
import type { Settings } from '@kept/settings/settings';

/** The carrier answers well inside this or its answer counts as unknown. */
const PROVIDER_TIMEOUT_MS = 20_000;

/** How this process reaches providers: the sandbox's parts in sandbox mode only. */
export function providerAccessOf(settings: Settings, files: FileStore): ProviderAccess {
  const { carrier_url, smtp_url } = settings;
  const smtp = smtp_url === null ? null : new URL(smtp_url);
  return {
    secret_key: installationKey(settings),
    public_url: settings.public_url,
    files,
    internal_mail_servers: settings.internal_mail_servers,
    sandbox:
      carrier_url === null || smtp === null
        ? null
        : { carrier_url, smtp_host: smtp.hostname, smtp_port: Number(smtp.port) },
    timeout_ms: PROVIDER_TIMEOUT_MS,
  };
}
