import type { Channel } from '@kept/rules/facts';
import type { Script } from '@kept/rules/document/content-schemas';
import type { Chip } from './chip.ts';

/** What stands in the dialog. Each channel keeps its own words, so that looking at another loses nothing. */
export interface ComposeDraft {
  readonly chips: readonly Chip[];
  readonly channel: Channel;
  /** Says it instead of what is written; of the channel. */
  readonly template_id: string | null;
  readonly sms: { readonly body: string; readonly attachments: readonly string[] };
  readonly email: {
    readonly subject: string | null;
    readonly body: string;
    readonly attachments: readonly string[];
  };
  readonly call: { readonly script: Script; readonly voicemail: Script | null };
  readonly asks_own_question: boolean;
  /** The words travel by a link; not of a call. */
  readonly send_securely: boolean;
  /** Of this send, with Liquid; empty: none. */
  readonly pin: string;
  readonly when: 'now' | 'later';
  /** `YYYY-MM-DD` and `HH:MM`, on the clocks of `time_zone`; empty: not chosen. */
  readonly date: string;
  readonly time: string;
  readonly time_zone: string;
}

/** An empty one for these people. */
export function newDraft({
  chips,
  time_zone,
}: {
  readonly chips: readonly Chip[];
  readonly time_zone: string;
}): ComposeDraft {
  return {
    chips,
    channel: 'sms',
    template_id: null,
    sms: { body: '', attachments: [] },
    email: { subject: null, body: '', attachments: [] },
    call: { script: [{ say: '' }], voicemail: null },
    asks_own_question: false,
    send_securely: false,
    pin: '',
    when: 'now',
    date: '',
    time: '',
    time_zone,
  };
}

/** Whether anything was written that would be a pity to lose. */
export function isWritten({ sms, email, call }: ComposeDraft): boolean {
  const said = [...call.script, ...(call.voicemail ?? [])];
  return (
    sms.body !== '' ||
    sms.attachments.length > 0 ||
    email.body !== '' ||
    email.subject !== null ||
    email.attachments.length > 0 ||
    said.some((part) => 'play' in part || part.say !== '')
  );
}
