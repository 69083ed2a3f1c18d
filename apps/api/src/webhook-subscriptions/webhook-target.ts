import { Injectable } from '@nestjs/common';
import { isPrivateHost } from '@kept/channels/is-private-host';
import type { Settings } from '@kept/settings/settings';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { FieldError } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';

/** Where webhooks may go: over TLS to the internet; from the sandbox, where nothing real is, also to one's own machine. */
@Injectable()
export class WebhookTarget {
  constructor(@InjectSettings() private readonly settings: Settings) {}

  /** Refuses an address that nothing will be sent to. It is judged again at each connection. */
  async check(given: string, mode: 'sandbox' | 'live'): Promise<void> {
    const url = new URL(given);
    if (url.username !== '' || url.password !== '') throw refused('credentials_in_url', CREDENTIALS);
    if (mode === 'sandbox' && this.settings.mode === 'sandbox') return;
    if (url.protocol !== 'https:') throw refused('not_https', 'is not encrypted: begin with https://');
    if (await isPrivateHost(url.hostname)) throw refused('private_host', PRIVATE);
  }
}

const CREDENTIALS = 'holds a name or a password: webhooks are signed instead, so leave them out';
const PRIVATE = 'leads to this machine or into its own network: give an address on the internet';

const refused = (code: FieldError['code'], message: string) => invalidRequest([{ field: '/url', code, message }]);
