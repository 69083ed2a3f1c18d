import { type Check, issueOf } from './issue.ts';
import { textsOf } from './texts-of.ts';

/** Segments of one text that carriers deliver; beyond, some cut it and some refuse it. */
const SEGMENT_LIMIT = 10;

/** Texts that take more segments than carriers deliver, rendered with the longest plausible names and dates. */
export const checkSegments: Check = ({ definition, count_segments, account }) => {
  if (count_segments === null) return [];
  return textsOf(definition).flatMap(({ template, pointer, message_id, locale, part, channels, secure }) => {
    // what is sent securely stays here, and the invitation leaves
    if (part !== (secure ? 'link_body' : 'body') || !channels.includes('sms')) return [];
    const segments = count_segments(template, locale ?? account.locale ?? 'en');
    if (segments === null || segments <= SEGMENT_LIMIT) return [];
    return [
      issueOf({
        code: 'too_many_segments',
        pointer,
        message_id,
        message: `With long names and dates this text takes ${segments} segments, and carriers deliver ${SEGMENT_LIMIT}: shorten it, or send an email.`,
      }),
    ];
  });
};
