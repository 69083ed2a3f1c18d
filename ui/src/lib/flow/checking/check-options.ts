import { checkTemplate } from '@kept/content/check-template';
import { checkTextsIn } from '@kept/content/secure/check-texts-in';
import { worstCaseSegments } from '@kept/content/worst-case-segments';
import type { TextPart } from '@kept/rules/checks/issue';
import type { ValidateOptions } from '@kept/rules/validate';
import type { SendingSettings } from '#lib/api/generated/types.gen.ts';
import { perText } from './per-text.ts';

const checked = perText((template: string, part: TextPart) => checkTemplate(template, part));
const counted = perText((template: string, locale: string) => worstCaseSegments(template, { locale })?.count ?? null);

/** What a document is checked against here, so that the same is told as by the API; the account as far as it is known. */
export function checkOptions(settings: SendingSettings | null): ValidateOptions {
  return {
    check_template: settings === null ? checked : checkTextsIn({ check: checked, pin_key_ids: settings.pin_key_ids }),
    count_segments: counted,
    ...(settings && {
      account: {
        ...settings,
        attachment_ids: new Set(settings.attachments.map(({ id }) => id)),
      },
    }),
  };
}
