type DeliveryError = {
  readonly message: string;
  /** failed: it never left the provider. undelivered: the carrier or the phone did not take it. */
  readonly status: 'failed' | 'undelivered';
};

/** Why an accepted message may not arrive: https://www.twilio.com/docs/api/errors, 30001 and on. */
export const DELIVERY_ERRORS: ReadonlyMap<number, DeliveryError> = new Map<number, DeliveryError>([
  [11200, { status: 'failed', message: 'HTTP retrieval failure' }],
  [11751, { status: 'failed', message: 'MMS -> Media exceeds messaging provider size limit' }],
  [12300, { status: 'failed', message: 'Invalid Content-Type' }],
  [30001, { status: 'failed', message: 'Queue overflow' }],
  [30002, { status: 'failed', message: 'Account suspended' }],
  [30003, { status: 'undelivered', message: 'Unreachable destination handset' }],
  [30004, { status: 'undelivered', message: 'Message blocked' }],
  [30005, { status: 'undelivered', message: 'Unknown destination handset' }],
  [30006, { status: 'undelivered', message: 'Landline or unreachable carrier' }],
  [30007, { status: 'undelivered', message: 'Message filtered' }],
  [30008, { status: 'undelivered', message: 'Unknown error' }],
  [30009, { status: 'failed', message: 'Missing inbound segment' }],
  [30010, { status: 'failed', message: 'Message price exceeds max price' }],
]);
