import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { voiceOf, type ChosenVoices } from '@kept/content/voice-of';

/** One thing that is heard: words that are read out, or a recording by its address. */
export type Heard = { readonly say: string } | { readonly play_url: string };

/** What the provider is told to do in a call. Addresses are ours, absolute, and asked by POST. */
export interface CallTurn {
  /** BCP 47; chooses the voice. */
  readonly locale: string;
  /** Of the account. */
  readonly voices: ChosenVoices;
  readonly parts: readonly Heard[];
  readonly next:
    | { readonly type: 'wait_for_digit'; readonly digit_url: string }
    | { readonly type: 'hang_up' }
    | {
        readonly type: 'connect';
        readonly number: string;
        /** Our number: whoever is called sees who calls. */
        readonly caller_id: string;
        readonly ended_url: string;
      };
}

/** How long a client may think before the call asks again. */
const DIGIT_WAIT_S = 7;
const FORWARD_RING_S = 30;
/** The provider refuses to read out more than 4,096 characters at once. */
const SAY_AT_ONCE = 3_000;
const CONTROLS = /[^\P{C}\n\t\p{Cf}\p{Cs}]/gu;

/**
 * A turn of a call as TwiML (https://www.twilio.com/docs/voice/twiml). While it is spoken a digit already counts, and
 * silence is reported as a digit that is empty, so that what follows is decided where the digits are.
 */
export function callTwiml({ next, ...spoken }: CallTurn): string {
  const response = new VoiceResponse();
  switch (next.type) {
    case 'wait_for_digit':
      speakIn(
        response.gather({
          input: ['dtmf'],
          numDigits: 1,
          timeout: DIGIT_WAIT_S,
          finishOnKey: '',
          actionOnEmptyResult: true,
          action: next.digit_url,
          method: 'POST',
        }),
        spoken,
      );
      break;
    case 'connect':
      speakIn(response, spoken);
      response.dial(
        { callerId: next.caller_id, timeout: FORWARD_RING_S, action: next.ended_url, method: 'POST' },
        next.number,
      );
      break;
    case 'hang_up':
      speakIn(response, spoken);
      response.hangup();
      break;
    default:
      next satisfies never;
  }
  return response.toString();
}

type Speaker = Pick<VoiceResponse, 'say' | 'play'>;

function speakIn(speaker: Speaker, { locale, voices, parts }: Omit<CallTurn, 'next'>): void {
  const { language, voice } = voiceOf(locale, voices);
  for (const part of parts) {
    if ('play_url' in part) speaker.play(part.play_url);
    else for (const words of inPieces(readable(part.say))) speaker.say({ language, voice }, words);
  }
}

/** XML can hold no control characters and no half of an emoji; nobody could hear them. */
function readable(text: string): string {
  return text.replaceAll(CONTROLS, ' ').toWellFormed();
}

/** Words in pieces that are read out at once, cut where there is room between them. */
function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > SAY_AT_ONCE) {
    const space = rest.lastIndexOf(' ', SAY_AT_ONCE);
    const cut = space > 0 ? space : SAY_AT_ONCE;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
