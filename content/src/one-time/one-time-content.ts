import {
  callContentSchema,
  emailContentSchema,
  smsContentSchema,
  type Script,
} from '@kept/rules/document/content-schemas';
import type { Channel } from '@kept/rules/facts';

/** Authored words of a message that is sent once, before Liquid, with the ids of the files that go along. */
export type OneTimeContent =
  | { readonly channel: 'sms'; readonly body: string; readonly attachments: readonly string[] }
  | {
      readonly channel: 'email';
      /** Null: the account's usual one. */
      readonly subject: string | null;
      /** Markdown with Liquid. */
      readonly body: string;
      readonly attachments: readonly string[];
    }
  | {
      readonly channel: 'call';
      readonly script: Script;
      /** What a machine hears; null: it is hung up on. */
      readonly voicemail: Script | null;
    };

/**
 * Reads what a broadcast or a template keeps, which has the shape of an auto message's content of its channel; null when
 * it is not of that shape.
 */
export function oneTimeContent(channel: Channel, stored: unknown): OneTimeContent | null {
  switch (channel) {
    case 'sms': {
      const read = smsContentSchema.safeParse(stored);
      return read.success ? { channel, body: read.data.body, attachments: read.data.attachments } : null;
    }
    case 'email': {
      const read = emailContentSchema.safeParse(stored);
      if (!read.success) return null;
      const { subject, body, attachments } = read.data;
      return { channel, subject, body, attachments };
    }
    case 'call': {
      const read = callContentSchema.safeParse(stored);
      return read.success ? { channel, script: read.data.script, voicemail: read.data.voicemail } : null;
    }
    default:
      return channel satisfies never;
  }
}
