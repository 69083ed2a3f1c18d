import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { emailSubject } from './email-subject.ts';

describe('the subject of an email', () => {
  it('is the authored one', () => {
    expect(emailSubject({ authored: 'See you, {{ name }}', locale: 'en', overrides: {} })).toBe('See you, {{ name }}');
  });

  it.each([
    [null, 'en-US', 'Your appointment with {{ user.company }}'],
    ['  ', 'es-MX', 'Su cita con {{ user.company }}'],
    [null, 'fr-CA', 'Votre rendez-vous avec {{ user.company }}'],
    [null, 'de', 'Ihr Termin bei {{ user.company }}'],
    [null, 'pt-BR', 'O seu agendamento com {{ user.company }}'],
    [null, 'fi', 'Your appointment with {{ user.company }}'],
  ])('is the usual one where %j is written for %s', (authored, locale, subject) => {
    expect(emailSubject({ authored, locale, overrides: {} })).toBe(subject);
    expect(checkTemplate(subject)).toEqual([]);
  });

  it('is the account’s own usual one before ours', () => {
    const overrides = { de: { email_subject: 'Praxis am See' } };
    expect(emailSubject({ authored: null, locale: 'de-AT', overrides })).toBe('Praxis am See');
    expect(emailSubject({ authored: null, locale: 'en', overrides })).toBe('Your appointment with {{ user.company }}');
  });
});
