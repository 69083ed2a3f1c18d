import { SegmentedMessage } from 'sms-segments-calculator';

/** SMS segments of a text: GSM-7 or UCS-2, whichever it needs. Never less than one. */
export function countSegments(body: string): number {
  return Math.max(new SegmentedMessage(body).segmentsCount, 1);
}
