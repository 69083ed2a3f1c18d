/** What the carrier says of a text. */
export type CarrierStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

interface DeliveryWords {
  readonly words: string;
  /** lost: it does not reach the phone. */
  readonly outcome: 'under_way' | 'arrived' | 'lost';
}

const OF: Readonly<Record<CarrierStatus, DeliveryWords>> = {
  queued: { words: 'Under way', outcome: 'under_way' },
  sent: { words: 'Under way', outcome: 'under_way' },
  delivered: { words: 'Delivered', outcome: 'arrived' },
  undelivered: { words: 'Never arrived', outcome: 'lost' },
  failed: { words: 'Never left the carrier', outcome: 'lost' },
  received: { words: 'Sent', outcome: 'arrived' },
};

/** The state of a text, as someone looking at the phone would say it. */
export function deliveryWords(status: CarrierStatus): DeliveryWords {
  return OF[status];
}
