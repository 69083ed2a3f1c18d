import type { PagePath } from '@kept/content/page-links/page-links';
import { judgeAct, type ActState } from '@kept/rules/judge-act';
import { policySchema, type Policy } from '@kept/rules/document/policy-schema';
import type { Facts } from '@kept/rules/facts';
import { endOf } from '@kept/rules/timing/appointment-span';
import type { DefinitionCache } from '../definition-cache.ts';
import type { RowWithFacts } from '../in-order-of-start.ts';
import type { Transaction } from '../transaction.ts';

/** An appointment as its client sees it on their page. */
export interface PageAppointment {
  readonly participant_id: string;
  readonly facts: Facts;
  /** `open`: it can still be answered. */
  readonly standing: 'open' | 'cancelled' | 'removed' | 'over';
  /** What the client may choose now; what only tells staff says so beforehand. */
  readonly choices: readonly PageChoice[];
}

interface PageChoice {
  readonly state: ActState;
  readonly is_too_late: boolean;
}

/** What each page asks (flow-spec section 4): a reminder whether they come, a booking whether they take it. */
export const PAGE_STATES: Readonly<Record<PagePath, readonly ActState[]>> = {
  r: ['confirmed', 'reschedule_requested', 'cancelled'],
  b: ['accepted', 'declined'],
};

const DEFAULT_POLICY = policySchema.parse({});

interface PolicyRequest {
  readonly account_id: string;
  readonly revision_id: string | null;
  readonly cache: DefinitionCache;
}

/** How answers are taken now: by the newest revision, as everywhere (ruling 25). */
export async function policyNow(
  transaction: Transaction,
  { account_id, revision_id, cache }: PolicyRequest,
): Promise<Policy> {
  if (revision_id === null) return DEFAULT_POLICY;
  const { by_revision } = await cache.load(transaction, { account_id, newest: revision_id, others: [] });
  return by_revision[revision_id]?.policy ?? DEFAULT_POLICY;
}

/** What the page shows of it; the same rule says what may be chosen that will judge the choice (ruling 27). */
export function pageAppointment(
  { row, facts }: RowWithFacts,
  { path, policy }: { readonly path: PagePath; readonly policy: Policy },
): PageAppointment {
  const standing = standingOf(facts, row.now);
  const choices = PAGE_STATES[path].flatMap((wanted) => {
    const judged = judgeAct({ wanted, state: row.state, facts, policy, at: row.now });
    if (judged.verdict === 'repeat') return [];
    return [{ state: wanted, is_too_late: judged.verdict === 'refuse' && judged.text === 'too_late_to_change' }];
  });
  return { participant_id: row.participant_id, facts, standing, choices: standing === 'open' ? choices : [] };
}

function standingOf({ participant, appointment }: Facts, now: string): PageAppointment['standing'] {
  if (participant.removed) return 'removed';
  if (appointment.status === 'cancelled') return 'cancelled';
  return now >= endOf(appointment) ? 'over' : 'open';
}
