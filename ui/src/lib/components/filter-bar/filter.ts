/** One thing a list can be filtered by, and the names it has in the address. */
export type Filter =
  | {
      readonly kind: 'one' | 'many';
      readonly label: string;
      readonly name: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly kind: 'dates';
      readonly label: string;
      /** Of the first day, and the last: `from` and `to`. */
      readonly name: string;
      readonly name_to: string;
      readonly presets: readonly DatePreset[];
    };

/** Days in the account's zone, both included; null is open. */
export interface DatePreset {
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}
