/** What a phone does with a call by itself. */
export type Manner =
  | { readonly kind: 'ring' | 'no_answer' | 'busy' | 'voicemail' }
  | { readonly kind: 'answer'; readonly keys: string };

interface Choice {
  readonly value: Manner['kind'];
  readonly label: string;
}

/** Those there are, as the select shows them. */
export const MANNERS: readonly Choice[] = [
  { value: 'ring', label: 'Rings until somebody answers' },
  { value: 'no_answer', label: 'Is never answered' },
  { value: 'busy', label: 'Is busy' },
  { value: 'voicemail', label: 'Lets voicemail take it' },
  { value: 'answer', label: 'Answers and presses keys' },
];
