import { Injectable } from '@nestjs/common';
import type { SentSecurely } from '@kept/sequences/one-time/one-time-request';
import { secureLinkLength } from '@kept/sequences/secure/secure-link-url';
import { Vault } from '@kept/sequences/secure/vault';
import type { Statement, Transaction } from '@kept/sequences/transaction';
import type { Settings } from '@kept/settings/settings';
import { invalidRequest } from '../problems/invalid-request.ts';
import { InjectSettings } from '../settings.provider.ts';

const IS_ON: Statement = {
  name: 'read_whether_secure_messaging_is_on',
  text: `select coalesce((settings #>> '{secure_messaging,enabled}')::boolean, false) as enabled from account where id = $1`,
};

interface Send {
  readonly account_id: string;
  readonly send_securely: boolean;
  /** Null: none of this send. */
  readonly pin: string | null;
}

/** What one-time messages take that go securely. */
@Injectable()
export class SecureSends {
  constructor(
    private readonly vault: Vault,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Null: it goes as it is. Refused while secure messaging is off, rather than held for nobody knows how long. */
  async of(transaction: Transaction, { account_id, send_securely, pin }: Send): Promise<SentSecurely | null> {
    if (!send_securely) return null;
    const [row] = await transaction.read<{ enabled: boolean }>(IS_ON, [account_id]);
    if (row?.enabled !== true) throw invalidRequest([OFF]);
    const keys = await this.vault.keysOf(transaction, account_id);
    return { keys, pin, link_length: secureLinkLength(this.settings.public_url) };
  }

  /** What stands for a link in a preview: as long as a real one, and it opens nothing. */
  sampleLink(): string {
    const url = `${this.settings.public_url}/s/`;
    return url + 'sample-link-'.padEnd(secureLinkLength(this.settings.public_url) - url.length, 'AZqZ1vN0cYyq4lYw');
  }
}

const OFF = {
  field: '/send_securely',
  code: 'secure_messaging_off',
  message: 'cannot be done while secure messaging is off: switch it on under Messaging > Secure Messaging',
};
