/** A text sealed with a key of its account, as it lies in a column of JSON. */
export interface SealedText {
  readonly data_key_id: string;
  /** In base64. */
  readonly sealed: string;
}
