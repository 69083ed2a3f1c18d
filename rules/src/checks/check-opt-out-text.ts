import type { Check } from './issue.ts';
import { placedMessages } from './placed.ts';

/** Carriers in the US and Canada want the first text to say how to stop them. */
export const checkOptOutText: Check = ({ definition }) => {
  const first = placedMessages(definition).find(
    ({ message }) => message.type === 'sms' && message.availability === 'scheduled',
  );
  if (!first || first.message.type !== 'sms' || /\bstop\b/iu.test(first.message.content.body)) return [];
  const { message, pointer } = first;
  return [
    {
      code: 'opt_out_text_missing',
      severity: 'warning',
      pointer: `${pointer}/content/body`,
      message_id: message.id,
      message: 'The first text does not say how to stop them, as carriers in the US and Canada require.',
      fix: {
        label: 'Add “Reply STOP to opt out.”',
        operation: 'replace',
        pointer: `${pointer}/content/body`,
        value: `${message.content.body.trimEnd()} Reply STOP to opt out.`,
      },
    },
  ];
};
