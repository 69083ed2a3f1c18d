import type { CreateBroadcast } from '#lib/api/generated/types.gen.ts';
import type { Chip } from './chip.ts';
import type { ComposeDraft } from './compose-draft.ts';

/** What the API is asked for a draft, or to preview it. */
export function broadcastBody(draft: ComposeDraft): CreateBroadcast {
  const { channel, chips, asks_own_question, template_id } = draft;
  const send_securely = draft.send_securely && channel !== 'call';
  const pin = draft.pin.trim();
  const shared = {
    recipients: {
      contacts: idsOf(chips, 'contact'),
      addresses: idsOf(chips, 'address'),
      participants: idsOf(chips, 'participant'),
      appointments: idsOf(chips, 'appointment'),
    },
    asks_own_question,
    send_securely,
    pin: send_securely && pin !== '' ? pin : null,
    template_id,
    send_at: draft.when === 'now' ? null : `${draft.date}T${draft.time}`,
    time_zone: draft.when === 'now' ? null : draft.time_zone,
  };
  switch (channel) {
    case 'sms':
      return {
        ...shared,
        channel,
        content: template_id === null ? { ...draft.sms, attachments: [...draft.sms.attachments] } : null,
      };
    case 'email':
      return {
        ...shared,
        channel,
        content: template_id === null ? { ...draft.email, attachments: [...draft.email.attachments] } : null,
      };
    case 'call': {
      const { script, voicemail } = draft.call;
      const content = { script: [...script], voicemail: voicemail === null ? null : [...voicemail] };
      return { ...shared, channel, content: template_id === null ? content : null };
    }
    default:
      return channel satisfies never;
  }
}

function idsOf(chips: readonly Chip[], kind: Chip['kind']): string[] {
  return chips.filter((chip) => chip.kind === kind).map(({ id }) => id);
}
