import type { Channel } from '@kept/rules/facts';
import { creditsOfText } from './credits-of-text.ts';
import { countSegments } from './segments/count-segments.ts';

export interface PricedMessage {
  readonly channel: Channel;
  /** Rendered, as it leaves. */
  readonly body: string;
  /** How many files go along. */
  readonly files: number;
}

/**
 * The credits a message takes when it leaves: a text one a segment or three with files, an email one, a call one for
 * the minute it starts with. The one table of prices: the editor's counter, previews and the claim ask it.
 */
export function creditsOf({ channel, body, files }: PricedMessage): number {
  switch (channel) {
    case 'sms':
      return creditsOfText({ segments: countSegments(body).count, files });
    case 'email':
    case 'call':
      return 1;
    default:
      return channel satisfies never;
  }
}
