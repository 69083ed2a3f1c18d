import { Injectable } from '@nestjs/common';
import { nameOpener, type OpenName } from '@kept/sequences/files/sealed-name';
import { Vault } from '@kept/sequences/secure/vault';
import { HotPool } from './hot-pool.ts';

/** What files are called, for services whose transaction is none that reads keys. */
@Injectable()
export class FileNames {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  /** Opens the names of an account's files. */
  async of(account_id: string): Promise<OpenName> {
    return nameOpener(await this.vault.keysFor({ pool: this.hot.pool, account_id }));
  }
}
