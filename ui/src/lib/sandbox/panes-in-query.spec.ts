import { describe, expect, it } from 'vitest';
import { panesOf, withPanes } from './panes-in-query.ts';

const robin = { kind: 'phone', number: '+12025550123' } as const;
const desk = { kind: 'mailbox', address: 'frontdesk@lakeside.example' } as const;

describe('the panes in the address', () => {
  it('come back as they were put there, in their order', () => {
    const query = withPanes(new URLSearchParams(), [desk, robin]);
    expect(query.toString()).toBe('show=frontdesk%40lakeside.example&show=12025550123');
    expect(panesOf(query)).toEqual([desk, robin]);
  });

  it('tell nothing chosen from nothing said', () => {
    expect(panesOf(new URLSearchParams())).toBeNull();
    expect(panesOf(withPanes(new URLSearchParams('show=12025550123'), []))).toEqual([]);
  });

  it('are read with a plus that an address turns into a space', () => {
    expect(panesOf(new URLSearchParams('show=+12025550123'))).toEqual([robin]);
  });

  it('leave out what is neither number nor address, and what was asked twice', () => {
    expect(panesOf(new URLSearchParams('show=<b>&show=12025550123&show=%2B12025550123&show='))).toEqual([robin]);
  });

  it('let the newest stay when there are too many', () => {
    const many = Array.from(
      { length: 12 },
      (_, at) => ({ kind: 'phone', number: `+1202555010${at % 10}${at}` }) as const,
    );
    expect(panesOf(withPanes(new URLSearchParams(), many))).toEqual(many.slice(4));
  });

  it('leave the rest of the query alone', () => {
    expect(withPanes(new URLSearchParams('side=faults&show=12025550123'), [desk]).get('side')).toBe('faults');
  });
});
