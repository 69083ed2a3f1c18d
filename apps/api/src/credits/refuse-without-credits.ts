import { Problem } from '../problems/problem.ts';

interface Cost {
  readonly needed: number;
  /** Null: the account may spend what it likes. */
  readonly balance: number | null;
}

/** Refuses what the account cannot pay, and says what is short. */
export function refuseWithoutCredits({ needed, balance }: Cost): void {
  if (balance === null || needed <= balance) return;
  const shortfall = needed - balance;
  throw new Problem({
    status: 402,
    code: 'credits_short',
    title: 'The account has not enough credits',
    detail: `It takes ${needed}, and ${balance} are left: ${shortfall} are missing. Nothing was sent.`,
    more: { needed, balance, shortfall },
  });
}
