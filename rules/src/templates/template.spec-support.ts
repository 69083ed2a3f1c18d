import type { Template } from './template.ts';

type Of<Channel> = Extract<Template, { readonly channel: Channel }>;

export const textTemplate = (more: Partial<Of<'sms'>> = {}): Template => ({
  id: 'tpl_1',
  name: 'See you',
  is_archived: false,
  channel: 'sms',
  content: { body: 'See you. Reply STOP to opt out.', attachments: [] },
  translations: {},
  ...more,
});

export const mailTemplate = (more: Partial<Of<'email'>> = {}): Template => ({
  id: 'tpl_1',
  name: 'The way here',
  is_archived: false,
  channel: 'email',
  content: { subject: 'How to find us', body: 'Turn left.', attachments: ['map'] },
  translations: {},
  ...more,
});

export const callTemplate = (more: Partial<Of<'call'>> = {}): Template => ({
  id: 'tpl_1',
  name: 'Spoken',
  is_archived: false,
  channel: 'call',
  content: { script: [{ say: 'Hello.' }], voicemail: [{ say: 'We called.' }] },
  translations: {},
  ...more,
});
