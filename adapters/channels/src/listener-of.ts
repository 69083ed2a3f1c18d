/**
 * Who answered a call, as the provider's machine detection says it; null where it does not say.
 * https://www.twilio.com/docs/voice/answering-machine-detection
 */
export function listenerOf(answered_by: string | null | undefined): 'person' | 'machine' | null {
  if (answered_by === undefined || answered_by === null || answered_by === '' || answered_by === 'unknown') return null;
  return answered_by.startsWith('machine') || answered_by === 'fax' ? 'machine' : 'person';
}
