import type { StopPreview } from '#lib/api/generated/types.gen.ts';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What stopping an address does, for who is about to do it. */
export function stopWords({ type, contact_name, unsent, appointments }: StopPreview): readonly string[] {
  const whose =
    contact_name === null ? 'Nobody in your contacts has this address.' : `It is the address of ${contact_name}.`;
  const channel = type === 'phone' ? 'text message or call' : 'email';
  const ahead =
    appointments === 0
      ? 'No appointment ahead sends anything there.'
      : `${counted(appointments, 'appointment')} ahead will send ${appointments === 1 ? 'its' : 'their'} messages no more.`;
  const ready = unsent === 0 ? [] : [`${counted(unsent, 'message')} that stand ready are withdrawn.`];
  return [whose, `No ${channel} goes there any more, from this moment.`, ahead, ...ready];
}
