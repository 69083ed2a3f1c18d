import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { countSegments } from './count-segments.ts';
import { suggestPlainer, suggestPlainerTemplate } from './suggest-plainer.ts';

describe('a plainer text', () => {
  it.each([
    ['“Hi”, it’s you', '"Hi", it\'s you'],
    ['Mon – Fri… or not — ok', 'Mon - Fri... or not - ok'],
    ['2:00\u202fPM', '2:00 PM'],
    ['½ hour', '1/2 hour'],
    ['cafe\u0301', 'café'],
    ['Hi\u200b there', 'Hi there'],
  ])('for %j is %j', (text, plainer) => {
    expect(suggestPlainer(text).text).toBe(plainer);
    expect(countSegments(plainer).encoding).toBe('GSM-7');
  });

  it('leaves letters, other scripts and pictures alone', () => {
    expect(suggestPlainer('Łukasz, ça va? 明天 👍')).toEqual({ text: 'Łukasz, ça va? 明天 👍', replaced: [] });
  });

  it('says what was put for what', () => {
    expect(suggestPlainer('it’s – “so”').replaced).toEqual([
      { from: '’', to: "'" },
      { from: '–', to: '-' },
      { from: '“', to: '"' },
      { from: '”', to: '"' },
    ]);
  });

  it('never touches what stands in Liquid', () => {
    expect(suggestPlainerTemplate('It’s {{ name | default: "“you”" }}…')).toEqual({
      text: 'It\'s {{ name | default: "“you”" }}...',
      replaced: [
        { from: '’', to: "'" },
        { from: '…', to: '...' },
      ],
    });
  });

  it('has nothing to add the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(suggestPlainer(suggestPlainer(text).text).replaced).toEqual([]);
      }),
    );
  });
});
