import type { TwimlProblem } from '../twiml/read-response.ts';
import { mediaType } from '../twiml/read-response.ts';
import { clipSeconds } from './clip-seconds.ts';

/** What <Play> can play: https://www.twilio.com/docs/voice/twiml/play. */
const PLAYABLE = [
  ...['audio/mpeg', 'audio/mp3', 'audio/wav', 'audio/wave', 'audio/x-wav', 'audio/vnd.wave', 'audio/aiff'],
  ...['audio/x-aiff', 'audio/x-aifc', 'audio/gsm', 'audio/x-gsm', 'audio/ulaw', 'audio/basic'],
];
/** Twilio's limit. */
const LARGEST_BYTES = 40 * 1024 * 1024;

/** Fetches a clip as <Play> does. @returns how long it plays, and what is wrong with it, null for nothing. */
export async function fetchClip(
  url: string,
  limit_ms: number,
): Promise<{ readonly seconds: number; readonly problem: TwimlProblem | null }> {
  const refuse = (code: number, message: string) => ({ seconds: 0, problem: { code, message } });
  try {
    const answer = await fetch(url, {
      headers: { 'user-agent': 'TwilioProxy/1.1', accept: 'audio/*' },
      signal: AbortSignal.timeout(limit_ms),
    });
    if (!answer.ok) return refuse(11200, `HTTP retrieval failure: the clip was answered with ${answer.status}`);
    const type = mediaType(answer.headers.get('content-type'));
    if (!PLAYABLE.includes(type)) return refuse(13420, `Play: Invalid Content-Type: ${type === '' ? 'none' : type}`);
    if (Number(answer.headers.get('content-length') ?? 0) > LARGEST_BYTES)
      return refuse(11750, 'Response body too large');
    return { seconds: clipSeconds(new Uint8Array(await answer.arrayBuffer())), problem: null };
  } catch (fault) {
    return refuse(11200, `HTTP retrieval failure: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
