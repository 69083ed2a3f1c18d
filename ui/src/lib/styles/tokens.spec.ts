import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

const surfaces = ['canvas', 'surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
const states = ['confirmed', 'cancelled', 'reschedule', 'waiting', 'muted'];

/** Words need 4.5:1, the edge of a field or a focus ring 3:1 (WCAG 1.4.3, 1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['text', 'text-muted', 'text-faint', 'accent-text', 'danger-text'].flatMap((words) =>
    surfaces.map((surface) => [words, surface, 4.5] as const),
  ),
  ...states.map((state) => [state, `${state}-tint`, 4.5] as const),
  ...states.flatMap((state) => surfaces.map((surface) => [state, surface, 4.5] as const)),
  ...states.map((state) => ['text', `${state}-tint`, 4.5] as const),
  ...states.map((state) => ['text-muted', `${state}-tint`, 4.5] as const),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-hover', 4.5],
  ['text', 'muted-tint', 4.5],
  ...surfaces.map((surface) => ['focus', surface, 3] as const),
  ...surfaces.map((surface) => ['line-field', surface, 3] as const),
  ...['surface', 'surface-raised', 'canvas'].map((surface) => ['accent', surface, 3] as const),
];

describe.each(['light', 'dark'] as const)('tokens, %s', (theme) => {
  it.each(pairs)('%s is readable on %s (at least %d:1)', (front, back, least) => {
    const one = tokens.get(front);
    const other = tokens.get(back);
    if (one === undefined || other === undefined) throw new Error(`no token ${front} or ${back}`);
    expect(contrast(one[theme], other[theme])).toBeGreaterThanOrEqual(least);
  });
});
