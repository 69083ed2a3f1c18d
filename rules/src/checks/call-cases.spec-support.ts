import { reminderCall, schedule } from '../scenario.spec-support.ts';
import { answer, includes, one } from './issue-cases.spec-support.ts';

const dials = (digit: string) => ({ type: 'client_dials', digit });
const SAID = { script: [{ say: 'Hello' }] };
const call = (more: object) => schedule(reminderCall(more));

/** What may be wrong with calls: the code of the check, a document that breaks it, and where. */
export const CALL_CASES: readonly (readonly [string, string, string, object])[] = [
  ['script_missing', 'a call that says nothing', '/messages/0/content/script', call({ content: {} })],
  [
    'script_missing',
    'a call that says nothing to a machine',
    '/messages/0/content/voicemail',
    call({ content: { ...SAID, voicemail: [] } }),
  ],
  [
    'script_missing',
    'a translation with a blank part',
    '/messages/0/translations/es/script/1/say',
    call({ translations: { es: { script: [{ play: 'clip' }, { say: ' ' }] } } }),
  ],
  [
    'script_missing',
    'a say without words',
    '/messages/0/auto_replies/0/actions/0/script',
    call({ auto_replies: [answer(dials('4'), [{ type: 'say' }])] }),
  ],
  [
    'script_missing',
    'a prompt translated to nothing',
    '/messages/0/auto_replies/0/actions/0/translations/es/script',
    call({ auto_replies: [answer(dials('4'), [{ type: 'prompt', ...SAID, translations: { es: {} } }])] }),
  ],
  [
    'number_missing',
    'a call forwarded to nobody',
    '/messages/0/auto_replies/0/actions/0/to',
    call({ auto_replies: [answer(dials('0'), [{ type: 'forward', to: '' }])] }),
  ],
  [
    'action_needs_call',
    'something said when nobody answered',
    '/messages/0/auto_replies/0/actions/0',
    call({ auto_replies: [answer({ type: 'no_response' }, [{ type: 'say', ...SAID }])] }),
  ],
  [
    'action_not_allowed',
    'a default that says something to a text',
    '/default_auto_replies/0/actions/0',
    { ...one({}), default_auto_replies: [answer(includes('late'), [{ type: 'say', ...SAID }])] },
  ],
  [
    'shadowed_trigger',
    'the same digit twice',
    '/messages/0/auto_replies/1/trigger',
    call({ auto_replies: [answer(dials('4'), [{ type: 'repeat' }]), answer(dials('4'), [{ type: 'repeat' }], 'b')] }),
  ],
  [
    'phrase_clash',
    'a digit a default waits for too',
    '/messages/0/auto_replies/0/trigger/digit',
    {
      ...call({ auto_replies: [answer(dials('4'), [{ type: 'repeat' }])] }),
      default_auto_replies: [answer(dials('4'), [{ type: 'say', ...SAID }], 'd')],
    },
  ],
  [
    'overrides_built_in',
    'a custom answer to the digit 1',
    '/messages/0/auto_replies/0/trigger/digit',
    call({ auto_replies: [answer(dials('1'), [{ type: 'repeat' }])] }),
  ],
  [
    'silent_loop',
    'a call that calls again when nobody answers',
    '/messages/0',
    call({ auto_replies: [answer({ type: 'no_response' }, [{ type: 'transition_to', message_id: 'call' }])] }),
  ],
  [
    'cycle_without_client',
    'a call that calls again when it fails',
    '/messages/0',
    call({ auto_replies: [answer({ type: 'call_fails' }, [{ type: 'transition_to', message_id: 'call' }])] }),
  ],
];
