import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  readonly count: number;
  /** GSM-7 holds 160 characters alone, 153 in a row; UCS-2 70 and 67. */
  readonly encoding: 'GSM-7' | 'UCS-2';
}

/** What a text costs to send as SMS. */
export function countSegments(text: string): Segments {
  const message = new SegmentedMessage(text);
  return { count: message.segmentsCount, encoding: message.getEncodingName() === 'UCS-2' ? 'UCS-2' : 'GSM-7' };
}
