import { checkAllowed } from './checks/check-allowed.ts';
import { checkComplete } from './checks/check-complete.ts';
import { checkConditions } from './checks/check-conditions.ts';
import { checkForward } from './checks/check-forward.ts';
import { checkLoops } from './checks/check-loops.ts';
import { checkOptOutText } from './checks/check-opt-out-text.ts';
import { checkOrder } from './checks/check-order.ts';
import { checkOverrides } from './checks/check-overrides.ts';
import { checkReach } from './checks/check-reach.ts';
import { checkAttachments } from './checks/check-attachments.ts';
import { checkReferences } from './checks/check-references.ts';
import { checkScenarios } from './checks/check-scenarios.ts';
import { checkSegments } from './checks/check-segments.ts';
import { checkShadows } from './checks/check-shadows.ts';
import { checkTargets } from './checks/check-targets.ts';
import { checkTemplates } from './checks/check-templates.ts';
import { checkTiming } from './checks/check-timing.ts';
import { checkTranslations } from './checks/check-translations.ts';
import { checkTypes } from './checks/check-types.ts';
import { checkWords } from './checks/check-words.ts';
import type { AccountForChecks, Check, CheckTemplate, CountSegments, Issue } from './checks/issue.ts';
import type { Definition } from './document.ts';
import type { SavedScenario } from './simulate/saved-scenario.ts';
import { aboutTemplates } from './templates/about-templates.ts';
import { withTemplates } from './templates/with-templates.ts';

const CHECKS: readonly Check[] = [
  checkComplete,
  checkTiming,
  checkConditions,
  checkTargets,
  checkAllowed,
  checkForward,
  checkTypes,
  checkOrder,
  checkWords,
  checkShadows,
  checkOverrides,
  checkLoops,
  checkReach,
  checkTemplates,
  checkReferences,
  checkAttachments,
  checkSegments,
  checkTranslations,
  checkOptOutText,
  checkScenarios,
];

export interface ValidateOptions {
  /** Looks at Liquid. */
  readonly check_template: CheckTemplate;
  /** Left out: nothing is said of lengths. */
  readonly count_segments?: CountSegments;
  readonly account?: AccountForChecks;
  readonly scenarios?: readonly SavedScenario[];
}

/**
 * What stands in the way of publishing a definition, and what its author should know (flow-spec section 7).
 * Errors first, then in the order of the document; the codes are in `checks/issue-kinds.ts`.
 */
export function validate(authored: Definition, options: ValidateOptions): readonly Issue[] {
  const { check_template, count_segments = null, account = {}, scenarios = [] } = options;
  const { templates = [] } = account;
  const definition = withTemplates(authored, templates);
  const request = { definition, authored, check_template, count_segments, account, scenarios };
  const issues = CHECKS.flatMap((check) => check(request));
  return aboutTemplates(issues, { definition, authored, templates }).toSorted(compareIssues);
}

function compareIssues(a: Issue, b: Issue): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning') || comparePointers(a.pointer, b.pointer);
}

const PLACES = new Intl.Collator('en', { numeric: true });

function comparePointers(a: string, b: string): number {
  return PLACES.compare(a, b);
}
