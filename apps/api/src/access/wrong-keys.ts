import { Inject, Injectable } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { Problem } from '../problems/problem.ts';
import { keyNeeded } from './key-needed.ts';

/** Wrong keys from one address before it must wait; right ones never count. */
const WRONG_KEYS = 30;
const WITHIN_MS = 60_000;

/** Counts the wrong keys of an address, in this process: 256 random bits are not guessed, the noise is kept down. */
@Injectable()
export class WrongKeys {
  constructor(@Inject(ThrottlerStorage) private readonly counts: ThrottlerStorage) {}

  /** Counts one more and answers how to refuse it. */
  async refusal(address: string): Promise<Problem> {
    const { isBlocked, timeToBlockExpire } = await this.counts.increment(
      address,
      WITHIN_MS,
      WRONG_KEYS,
      WITHIN_MS,
      'wrong_keys',
    );
    if (!isBlocked) return keyNeeded('unknown');
    return new Problem({
      status: 429,
      code: 'too_many_wrong_keys',
      title: 'Too many wrong keys from this address',
      headers: { 'retry-after': String(timeToBlockExpire) },
    });
  }
}
