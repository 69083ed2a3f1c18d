import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Settings } from '@kept/settings/settings';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { networkOf } from './network-of.ts';
import { waitInWords } from './wait-in-words.ts';

/** Wrong passwords for one email address, and from one network, within the window below. */
const OF_EMAIL = 10;
const OF_NETWORK = 50;
const WITHIN = '15 minutes';

/** Who tries. */
export interface Try {
  readonly email: string;
  /** Network address of the request. */
  readonly address: string;
}

/**
 * Counts wrong passwords, in the database, for all API processes together. A try counts when it begins and is taken back
 * when the password was right; during a wait nothing is looked at, so that a right guess tells nothing either.
 */
@Injectable()
export class SignInTries {
  private readonly secret: Buffer;

  constructor(
    private readonly hot: HotPool,
    @InjectSettings() { secret_key }: Settings,
  ) {
    this.secret = secret_key;
  }

  /** Takes a try and answers its id, for `forget`. Throws the 429 that says how long to wait. */
  async take({ email, address }: Try): Promise<string> {
    const { rows } = await this.hot.pool.query<{ readonly try_id: string | null; readonly wait_s: number }>(
      'select try_id, wait_s from kept_system.take_sign_in_try($1, $2, $3, $4, $5)',
      [this.emailKey(email), this.keyOf('network', networkOf(address)), WITHIN, OF_EMAIL, OF_NETWORK],
    );
    const [taken] = rows;
    if (taken === undefined) throw new Error('no answer about the tries to sign in');
    if (taken.try_id === null) throw tooMany(taken.wait_s);
    return taken.try_id;
  }

  /** The password was right: this try does not count. */
  async forget(try_id: string): Promise<void> {
    await this.hot.pool.query('select kept_system.forget_sign_in_try($1)', [try_id]);
  }

  /** Somebody who may has given this address a new password: it need not wait for the old one. */
  async forgetAllOf(email: string): Promise<void> {
    await this.hot.pool.query('select kept_system.forget_sign_in_tries_of($1)', [this.emailKey(email)]);
  }

  private emailKey(email: string): Buffer {
    return this.keyOf('email', email);
  }

  /** Keyed, because what people type there by mistake may be a password. */
  private keyOf(what: 'email' | 'network', text: string): Buffer {
    return createHmac('sha256', this.secret).update(`sign-in ${what} ${text}`).digest();
  }
}

const tooMany = (wait_s: number): Problem =>
  new Problem({
    status: 429,
    code: 'too_many_tries',
    title: 'Too many wrong passwords',
    detail: `Try again in ${waitInWords(wait_s)}.`,
    headers: { 'retry-after': String(wait_s) },
  });
