/** What the demo can be tried with; shown once. */
export interface DemoSignIn {
  readonly admin: { readonly email: string; readonly password: string };
  readonly staff: { readonly email: string; readonly password: string };
  readonly api_key: string;
  readonly demo_phone: string;
}
