import type { Issue } from '@kept/rules/checks/issue';
import { validate } from '@kept/rules/validate';
import type { SendingSettings } from '#lib/api/generated/types.gen.ts';
import { ScenarioJudge, type JudgeRequest, type ScenarioVerdict } from '../scenarios/judge-scenarios.ts';
import { checkOptions } from './check-options.ts';

export interface CheckRequest extends JudgeRequest {
  /** Null: they are not known yet, and nothing is said of what depends on them. */
  readonly settings: SendingSettings | null;
}

/** What is told of a document, one after the other; the verdicts are the last. */
export type CheckPart =
  | { readonly about: 'issues'; readonly issues: readonly Issue[] }
  | { readonly about: 'scenarios'; readonly verdicts: readonly ScenarioVerdict[] };

/** Looks documents through again and again: what stands in the way of publishing, then whether the scenarios hold. */
export class DocumentChecker {
  readonly #judge = new ScenarioJudge();

  /** Null: after each scenario, a moment at which it can be left. */
  *check({ settings, ...request }: CheckRequest): Generator<CheckPart | null> {
    yield { about: 'issues', issues: validate(request.definition, checkOptions(settings)) };
    const verdicts: ScenarioVerdict[] = [];
    for (const verdict of this.#judge.judge(request)) {
      verdicts.push(verdict);
      yield null;
    }
    yield { about: 'scenarios', verdicts };
  }
}
