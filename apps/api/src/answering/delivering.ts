import type { DeliveryMeans } from '@kept/sequences/answer-at-once';

/** What this process needs to hand messages to providers. */
export class Delivering {
  /** `at_once`: for so many acts of clients at a time. */
  constructor(
    readonly at_once: number,
    readonly means: DeliveryMeans,
  ) {}
}
