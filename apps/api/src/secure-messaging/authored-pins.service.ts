import { Injectable } from '@nestjs/common';
import { openPin, sealPin } from '@kept/sequences/secure/sealed-pin';
import { Vault } from '@kept/sequences/secure/vault';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { OpenedPin, SealedPin } from './authored-pins.schema.ts';
import { noteSecureAct } from './note-secure-act.ts';
import { pinErrors } from './pin-errors.ts';

const NOW: Statement = {
  name: 'read_clock_to_note_pin',
  text: `select clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now from account where id = $1`,
};

/** PINs of auto messages, which stand in their schedule under seal (ADR 0077). */
@Injectable()
export class AuthoredPinsService {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  async seal({ account_id }: Caller, pin: string): Promise<SealedPin> {
    const errors = pin.includes('{{')
      ? [{ field: '/pin', code: 'field', message: 'names a field: it stands in the message as it is, without a seal' }]
      : pinErrors('/pin', pin);
    if (errors.length > 0) throw invalidRequest(errors);
    return await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => ({
      sealed: sealPin(pin, await this.vault.keysOf(transaction, account_id)),
    }));
  }

  async open(caller: Caller, sealed: string): Promise<OpenedPin> {
    const { account_id } = caller;
    return await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      const pin = openPin(sealed, await this.vault.keysOf(transaction, account_id));
      const message = 'was sealed by another account and opens there alone: set the PIN anew';
      if (pin === null) throw invalidRequest([{ field: '/sealed', code: 'sealed_elsewhere', message }]);
      const [clock] = await transaction.read<{ now: string }>(NOW, [account_id]);
      if (clock === undefined) throw new Error('the caller is in no account');
      noteSecureAct(transaction, { caller, code: 'secure_pin_read', contact_id: null, at: clock.now });
      return { pin };
    });
  }
}
