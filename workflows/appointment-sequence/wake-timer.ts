import { CancellationScope, sleep } from '@temporalio/workflow';
import type { SequenceView } from '@kept/sequences/sequence-view';

/** One durable timer at most, started anew only when the moment changed. */
export class WakeTimer {
  private armed_for: string | null = null;
  private scope: CancellationScope | null = null;

  constructor(private readonly wake: () => void) {}

  arm({ wake_at_real, wake_in_ms, wake_summary }: SequenceView): void {
    if (wake_at_real === this.armed_for) return;
    this.scope?.cancel();
    this.scope = null;
    this.armed_for = wake_at_real;
    if (wake_at_real === null) return;
    const scope = new CancellationScope();
    this.scope = scope;
    scope
      .run(() => sleep(Math.max(1, wake_in_ms), { summary: wake_summary }))
      .then(
        () => {
          this.armed_for = null;
          this.wake();
        },
        () => undefined,
      );
  }
}
