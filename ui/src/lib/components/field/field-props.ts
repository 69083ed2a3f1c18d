/** What every field takes. */
export interface FieldProps {
  readonly label: string;
  /** What to write, beneath the label. */
  readonly hint?: string | undefined;
  /** Where the request carries it (`/participants/0/phone`): the form puts the API's errors there. */
  readonly pointer?: string | undefined;
  /** What the page itself finds wrong with it. */
  readonly error?: string | null | undefined;
  /** Fields are needed unless they say otherwise in their label. */
  readonly need?: 'needed' | 'optional' | undefined;
  /** hidden: the label is there for who cannot see, where the place says enough. */
  readonly label_is?: 'shown' | 'hidden' | undefined;
  readonly disabled?: boolean | undefined;
}

/** What the control within a field spreads on itself. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
  readonly disabled: boolean | undefined;
}
