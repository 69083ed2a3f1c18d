import type { CheckTemplate } from '@kept/rules/checks/issue';
import { partsOfSealedPin } from './parts-of-sealed-pin.ts';

interface Checking {
  /** Looks at everything that is not under seal. */
  readonly check: CheckTemplate;
  /** The keys that open PINs in this account. */
  readonly pin_key_ids: readonly string[];
}

const ELSEWHERE = {
  message:
    'The PIN was sealed in another account and opens nothing here, so every message would wait: set it anew, or choose none.',
};

/** The check of texts in one account: a schedule that was brought from another has PINs that nobody here can open. */
export function checkTextsIn({ check, pin_key_ids }: Checking): CheckTemplate {
  return (text, part) => {
    const sealed = part === 'pin' ? partsOfSealedPin(text) : null;
    if (sealed === null) return check(text, part);
    return pin_key_ids.includes(sealed.data_key_id) ? [] : [ELSEWHERE];
  };
}
