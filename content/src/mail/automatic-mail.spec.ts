import { describe, expect, it } from 'vitest';
import { automaticMail } from './automatic-mail.ts';

const PERSON = [
  { key: 'from', value: 'Ana Lopez <ana@client.example>' },
  { key: 'return-path', value: '<ana@client.example>' },
  { key: 'subject', value: 'Re: Your visit' },
  { key: 'content-type', value: 'multipart/alternative; boundary=x' },
  { key: 'auto-submitted', value: 'no' },
];

describe('a mail that a machine wrote', () => {
  it.each([
    ['auto-submitted', 'auto-replied', 'automatic_reply'],
    ['Auto-Submitted', 'auto-replied (vacation)', 'automatic_reply'],
    ['Auto-Submitted', 'auto-generated', 'automatic_reply'],
    ['X-Autoreply', 'yes', 'automatic_reply'],
    ['X-Autorespond', 'Out of office', 'automatic_reply'],
    ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply', 'automatic_reply'],
    ['Precedence', 'auto_reply', 'automatic_reply'],
    ['Delivered-To', 'Autoresponder', 'automatic_reply'],
    ['Subject', 'Automatic reply: Your visit', 'automatic_reply'],
    ['Subject', 'Automatische Antwort: Ihr Termin', 'automatic_reply'],
    ['Subject', 'Réponse automatique : Votre rendez-vous', 'automatic_reply'],
    ['Subject', 'Respuesta automática: Su cita', 'automatic_reply'],
    ['Subject', '自動応答: ご予約', 'automatic_reply'],
    ['Subject', 'Автоответ: Приём', 'automatic_reply'],
    ['Content-Type', 'multipart/report; report-type=delivery-status', 'bounce'],
    ['Return-Path', '<>', 'bounce'],
    ['From', 'Mail Delivery Subsystem <mailer-daemon@mx.example>', 'bounce'],
    ['X-Failed-Recipients', 'ana@client.example', 'bounce'],
    ['Precedence', 'bulk', 'bulk'],
    ['List-Id', '<news.example>', 'bulk'],
  ])('is told by %s: %s', (key, value, kind) => {
    expect(automaticMail([...PERSON, { key, value }])).toEqual({ kind, sign: `${key}: ${value}` });
  });

  it('is a bounce first, whatever else it says', () => {
    const headers = [
      { key: 'auto-submitted', value: 'auto-replied' },
      { key: 'return-path', value: '<>' },
    ];
    expect(automaticMail(headers)?.kind).toBe('bounce');
  });

  it.each(['Automatic door is broken', 'Out of office hours?', 'Re: Automatic reply'])(
    'is not told by the subject %s',
    (value) => {
      expect(automaticMail([...PERSON, { key: 'subject', value }])).toBeNull();
    },
  );

  it('is none when a person wrote it', () => {
    expect(automaticMail(PERSON)).toBeNull();
    expect(automaticMail([])).toBeNull();
  });
});
