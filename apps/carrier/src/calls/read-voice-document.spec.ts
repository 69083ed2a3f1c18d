import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { readVoiceDocument } from './read-voice-document.ts';

const URL_OF_IT = 'https://clinic.example/calls/7/answer?x=1';

const read = (body: string, content_type: string | null = 'text/xml; charset=utf-8') =>
  readVoiceDocument({ url: URL_OF_IT, content_type, body });
const inResponse = (verbs: string) => read(`<Response>${verbs}</Response>`);
const steps = (verbs: string) => {
  const document = inResponse(verbs);
  return document.ok ? document.document.steps : document.problem;
};

describe('a voice webhook’s answer is read as Twilio reads it', () => {
  it.each([
    ['no verbs end the call', '', []],
    [
      'text in a Say is spoken, spaces as one',
      '<Say>  Hi\n  Ana </Say>',
      [{ kind: 'say', text: 'Hi Ana', voice: null, language: null, times: 1, gather: null }],
    ],
    [
      'voice, language and loop',
      '<Say voice="Polly.Lupe-Neural" language="es-US" loop="2">Hola</Say>',
      [{ kind: 'say', text: 'Hola', voice: 'Polly.Lupe-Neural', language: 'es-US', times: 2, gather: null }],
    ],
    [
      'a clip by an address of its own or of the document',
      '<Play>../clip.mp3</Play>',
      [{ kind: 'play', url: 'https://clinic.example/calls/clip.mp3', times: 1, gather: null }],
    ],
    ['a loop of 0 is for ever', '<Play loop="0">/a.wav</Play>', [expect.objectContaining({ times: 1000 })]],
    ['tones', '<Play digits="ww12#"/>', [{ kind: 'tones', digits: 'ww12#', times: 1, gather: null }]],
    ['a pause of one second', '<Pause/>', [{ kind: 'pause', seconds: 1, gather: null }]],
    ['a longer pause', '<Pause length="3"></Pause>', [{ kind: 'pause', seconds: 3, gather: null }]],
    [
      'a redirect',
      '<Redirect method="get">/next</Redirect>',
      [{ kind: 'redirect', url: 'https://clinic.example/next', method: 'GET' }],
    ],
    ['a hang-up', '<Hangup/>', [{ kind: 'hangup' }]],
    ['a reject', '<Reject reason="busy"/>', [{ kind: 'hangup' }]],
    [
      'a dial to a number',
      '<Dial callerId="+15005550006" timeout="20" action="/over"><Number>+1 202 555 0101</Number></Dial>',
      [
        {
          kind: 'dial',
          number: '+12025550101',
          caller_id: '+15005550006',
          timeout_s: 20,
          time_limit_s: 14_400,
          hang_up_on_star: false,
          action: 'https://clinic.example/over',
          method: 'POST',
        },
      ],
    ],
  ])('%s', (_what, verbs, expected) => {
    expect(steps(verbs)).toEqual(expected);
  });

  it('reads a gather, with what it says before it listens', () => {
    const document = inResponse(
      '<Gather numDigits="1" timeout="8" finishOnKey="" action="digit?n=2" actionOnEmptyResult="true"><Say>Press 1</Say><Pause/></Gather><Say>Bye</Say>',
    );
    expect(document).toMatchObject({
      ok: true,
      document: {
        gathers: [
          {
            action: 'https://clinic.example/calls/7/digit?n=2',
            method: 'POST',
            num_digits: 1,
            timeout_s: 8,
            finish_on_key: '',
            action_on_empty_result: true,
          },
        ],
        steps: [
          { kind: 'say', text: 'Press 1', gather: 0 },
          { kind: 'pause', gather: 0 },
          { kind: 'listen', gather: 0 },
          { kind: 'say', text: 'Bye', gather: null },
        ],
      },
    });
  });

  it('gives a gather Twilio’s defaults, and its document’s address', () => {
    expect(inResponse('<Gather/>')).toMatchObject({
      document: {
        gathers: [
          { action: URL_OF_IT, num_digits: null, timeout_s: 5, finish_on_key: '#', action_on_empty_result: false },
        ],
      },
    });
  });

  it('takes what the package writes', () => {
    const response = new twilio.twiml.VoiceResponse();
    const gather = response.gather({ input: ['dtmf'], numDigits: 1, finishOnKey: '', action: '/digit', timeout: 7 });
    gather.say({ voice: 'Polly.Joanna', language: 'en-US' }, 'It is <at> 9 & yours');
    gather.play('/clip.mp3');
    response.redirect({ method: 'POST' }, '/timeout');
    expect(read(response.toString())).toMatchObject({
      ok: true,
      document: {
        steps: [
          { text: 'It is <at> 9 & yours' },
          { kind: 'play' },
          { kind: 'listen' },
          { kind: 'redirect', url: 'https://clinic.example/timeout' },
        ],
      },
    });
  });
});

describe('what Twilio does not document is a problem of the whole document', () => {
  it.each([
    ['an unknown verb', '<Say>Hi</Say><Dance/>', 12200],
    ['a verb in small letters', '<say>Hi</say>', 12200],
    ['a verb of messaging', '<Message>Hi</Message>', 12200],
    ['a verb that is not played here', '<Record/>', 12200],
    ['text between verbs', 'Hello<Say>Hi</Say>', 12200],
    ['an unknown attribute', '<Say tone="kind">Hi</Say>', 12200],
    ['an attribute of another verb', '<Pause timeout="3"/>', 12200],
    ['a Say without words', '<Say> </Say>', 13520],
    ['a Say that is too long', `<Say>${'x'.repeat(4097)}</Say>`, 13520],
    ['a voice nobody has', '<Say voice="Bob">Hi</Say>', 13511],
    ['a language nobody speaks', '<Say language="xx">Hi</Say>', 13512],
    ['a loop that is no number', '<Say loop="often">Hi</Say>', 13510],
    ['a negative loop of a clip', '<Play loop="-1">/a.mp3</Play>', 13410],
    ['a clip without an address', '<Play/>', 11100],
    ['a clip of another protocol', '<Play>file:///etc/passwd</Play>', 11100],
    ['tones that are none', '<Play digits="hello"/>', 12200],
    ['a pause of no time', '<Pause length="0"/>', 12200],
    ['a gather of no digits', '<Gather numDigits="0"/>', 13314],
    ['a gather of no time', '<Gather timeout="0"/>', 13313],
    ['a finishing key of two', '<Gather finishOnKey="12"/>', 13310],
    ['a gather by another method', '<Gather method="PUT"/>', 13312],
    ['a gather that hears speech', '<Gather input="speech"/>', 13326],
    ['a gather with a dial in it', '<Gather><Dial>+12025550101</Dial></Gather>', 13320],
    ['a gather in a gather', '<Gather><Gather/></Gather>', 13320],
    ['a verb in a Say', '<Say>Hi <Pause/></Say>', 12200],
    ['a redirect to nowhere', '<Redirect></Redirect>', 11100],
    ['a dial to no number', '<Dial>Bob</Dial>', 13223],
    ['a dial that shows no number', '<Dial callerId="Bob">+12025550101</Dial>', 13214],
    ['a dial that rings too long', '<Dial timeout="601">+12025550101</Dial>', 13212],
    ['a dial to a conference', '<Dial><Conference>Room</Conference></Dial>', 12200],
    ['a hang-up with words', '<Hangup>Bye</Hangup>', 12200],
  ])('%s', (_what, verbs, code) => {
    expect(steps(verbs)).toMatchObject({ code });
  });

  it.each([
    ['XML that breaks off', '<Response><Say>Hi', 'text/xml', 12100],
    ['an empty body', '', 'text/xml', 12100],
    ['another root', '<Reply/>', 'text/xml', 12200],
    ['JSON', '{}', 'application/json', 12300],
    ['no type at all', '<Response/>', null, 12300],
  ])('%s', (_what, body, type, code) => {
    expect(read(body, type)).toMatchObject({ ok: false, problem: { code } });
  });
});
