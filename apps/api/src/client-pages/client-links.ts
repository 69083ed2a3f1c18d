import { Injectable } from '@nestjs/common';
import { readClientToken, type ClientLink, type LinkPurpose } from '@kept/channels/client-token';
import type { Settings } from '@kept/settings/settings';
import { InjectSettings } from '../settings.provider.ts';

/** Reads the tokens that stand in clients' links, by this installation's keys. */
@Injectable()
export class ClientLinks {
  constructor(@InjectSettings() private readonly settings: Settings) {}

  /** What a token was made for; for one that is none of ours, ids that no row has. */
  read(given: { readonly token: string; readonly purpose: LinkPurpose }): ClientLink {
    return readClientToken({ ...given, secrets: this.settings.secrets });
  }
}
