import { checkAllowed } from './checks/check-allowed.ts';
import { checkComplete } from './checks/check-complete.ts';
import { checkConditions } from './checks/check-conditions.ts';
import { checkLoops } from './checks/check-loops.ts';
import { checkOptOutText } from './checks/check-opt-out-text.ts';
import { checkOrder } from './checks/check-order.ts';
import { checkReach } from './checks/check-reach.ts';
import { checkShadows } from './checks/check-shadows.ts';
import { checkTargets } from './checks/check-targets.ts';
import { checkTemplates } from './checks/check-templates.ts';
import { checkTiming } from './checks/check-timing.ts';
import { checkWords } from './checks/check-words.ts';
import type { Check, CheckTemplate, Issue } from './checks/issue.ts';
import type { Definition } from './document.ts';

const CHECKS: readonly Check[] = [
  checkComplete,
  checkTiming,
  checkConditions,
  checkTargets,
  checkAllowed,
  checkOrder,
  checkWords,
  checkShadows,
  checkLoops,
  checkReach,
  checkTemplates,
  checkOptOutText,
];

/**
 * What stands in the way of publishing a definition, and what its author should know (flow-spec section 7).
 * Errors first, then in the order of the document. `check_template` looks at Liquid.
 */
export function validate(
  definition: Definition,
  options: { readonly check_template: CheckTemplate },
): readonly Issue[] {
  return CHECKS.flatMap((check) => check({ definition, check_template: options.check_template })).toSorted(
    compareIssues,
  );
}

function compareIssues(a: Issue, b: Issue): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning') || comparePointers(a.pointer, b.pointer);
}

const PLACES = new Intl.Collator('en', { numeric: true });

function comparePointers(a: string, b: string): number {
  return PLACES.compare(a, b);
}
