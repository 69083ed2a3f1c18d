import { reminderCall, schedule } from '../scenario.spec-support.ts';
import type { ValidateOptions } from '../validate.ts';
import { FINE, one } from './issue-cases.spec-support.ts';

/** What may be wrong with links, invitations and PINs: the code, the document, the place, and what looks at its texts. */
export const SECURE_CASES: readonly (readonly [string, string, string, object, Partial<ValidateOptions>])[] = [
  [
    'template',
    'a PIN of an unknown field',
    '/messages/0/pin',
    one({ send_securely: true, pin: '{{ custom.pni }}' }),
    { check_template: (_text, part) => (part === 'pin' ? [{ message: 'There is no field {{ custom.pni }}.' }] : []) },
  ],
  [
    'link_spoken',
    'a call that says a link',
    '/messages/0/content/script/0/say',
    schedule(reminderCall({ content: { script: [{ say: 'Look at {{ reminder.link }}' }] } })),
    {
      check_template: (_text, part) =>
        part === 'said' ? [{ code: 'link_spoken', message: 'A link cannot be spoken: take it out.' }] : [],
    },
  ],
  [
    'link_missing',
    'an invitation whose translation has no link',
    '/messages/0/translations/es/link_body',
    one({
      send_securely: true,
      content: { ...FINE.content, link_body: 'Read it: {{ secure_link }}' },
      translations: { es: { ...FINE.content, link_body: 'Lea su mensaje' } },
    }),
    {
      check_template: (text, part) =>
        part === 'link_body' && !text.includes('secure_link')
          ? [{ code: 'link_missing', message: 'The invitation has no link: write {{ secure_link }}.' }]
          : [],
    },
  ],
  [
    'too_many_segments',
    'an invitation that is too long',
    '/messages/0/content/link_body',
    one({ send_securely: true, content: { ...FINE.content, link_body: 'Read it: {{ secure_link }}' } }),
    { count_segments: () => 11 },
  ],
];
