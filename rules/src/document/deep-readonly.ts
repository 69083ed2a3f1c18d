/** Authored documents are values: nobody changes one in place. */
export type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly unknown[]
    ? { readonly [I in keyof T]: DeepReadonly<T[I]> }
    : { readonly [K in keyof T]: DeepReadonly<T[K]> };
