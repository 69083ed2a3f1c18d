import { BUILT_IN_MENUS, BUILT_INS, type BuiltIn, type BuiltInMenu } from './built-ins.ts';
import type { Purpose } from './document.ts';

/** What a digit means without authoring: an answer, or a menu that asks for another digit. */
export type DigitMeaning =
  | { readonly kind: 'answer'; readonly id: string; readonly answer: BuiltIn }
  | { readonly kind: 'menu'; readonly id: string; readonly menu: BuiltInMenu };

/** Looks a digit up among the built-ins, from the menu the client is in by now (flow-spec section 4, ruling 20). */
export function matchBuiltInDigit({
  purpose,
  menu,
  digit,
}: {
  readonly purpose: Purpose;
  /** Id of a menu; null: the message itself. */
  readonly menu: string | null;
  readonly digit: string;
}): DigitMeaning | null {
  const before = BUILT_IN_MENUS.find(({ id }) => id === menu)?.dials ?? [];
  const dialled = [...before, digit].join(' ');
  const here = <T extends Pick<BuiltInMenu, 'purpose' | 'dials'>>(each: T) =>
    each.purpose === purpose && each.dials.join(' ') === dialled;
  const answer = BUILT_INS.find(here);
  if (answer) return { kind: 'answer', id: answer.id, answer };
  const next = BUILT_IN_MENUS.find(here);
  return next ? { kind: 'menu', id: next.id, menu: next } : null;
}
