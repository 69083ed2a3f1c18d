/**
 * The provider's answer did not come.
 * `reached` tells whether a connection stood: without one the request surely never left us.
 */
export class TransportFailure extends Error {
  readonly reached: boolean;

  constructor(message: string, given: { readonly reached: boolean; readonly cause?: unknown }) {
    super(message, { cause: given.cause });
    this.name = 'TransportFailure';
    this.reached = given.reached;
  }
}
