import type { Product } from './start-product.ts';

/** What the global set-ups hand to the specs. */
declare module 'vitest' {
  interface ProvidedContext {
    /** Null: this tier has none. */
    readonly kept_postgres: { readonly port: number; readonly superuser_url: string } | null;
    /** Null: this tier has none. */
    readonly kept_temporal: { readonly address: string; readonly ui_url: string } | null;
    /** Null: this tier has none. */
    readonly kept_product: (Omit<Product, 'launcher'> & { readonly chromium_path: string }) | null;
  }
}
