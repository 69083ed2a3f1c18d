import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';

/** Of why nothing is made those that a message on its way would fail with. */
const AS_FAILURES: readonly string[] = ['known_bad_address', 'no_sender'];

/** Why a one-time message was not made, in a sentence. */
export function explainRefusal(reason: string): string {
  return AS_FAILURES.includes(reason) ? `Not sent. ${explainFailure(reason)}` : explainSkip(reason);
}
