import type { Statement, Transaction } from '@kept/sequences/transaction';

const PLAN: Statement = {
  name: 'plan_for_lists',
  text: `select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('plan_cache_mode', case when $1 then 'force_generic_plan' else 'force_custom_plan' end, true)`,
};

/**
 * Holds PostgreSQL to plans that fit a page of a long list, for the rest of the transaction: along the indexes and not
 * compiled. Left to itself it reckons with the whole list, and may read all accounts' rows to count one's. Without filters
 * one plan does for all pages; with them it depends on how common each value is.
 */
export function planForLists(transaction: Transaction, { filtered }: { readonly filtered: boolean }): void {
  transaction.write(PLAN, [!filtered]);
}
