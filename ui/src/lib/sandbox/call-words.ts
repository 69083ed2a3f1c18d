/** A call as much as its end is told by. */
interface Ended {
  readonly status: CallStatus;
  readonly taken_by: 'human' | 'machine' | null;
  readonly seconds: number | null;
}

/** What the carrier says of a call. */
export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** Whether somebody can still do something about it at the phone. */
export function isLive({ status }: { readonly status: CallStatus }): boolean {
  return status === 'queued' || status === 'ringing' || status === 'in-progress';
}

/** How a call stands or ended, as its owner would say it. */
export function callWords({ status, taken_by, seconds }: Ended): string {
  switch (status) {
    case 'queued':
    case 'ringing':
      return 'Rings';
    case 'in-progress':
      return taken_by === 'machine' ? 'Voicemail took it' : 'In the call';
    case 'completed': {
      const length = seconds === null ? '' : `, ${lengthOf(seconds)}`;
      return taken_by === 'machine' ? `Voicemail took it${length}` : `Answered${length}`;
    }
    case 'busy':
      return 'Declined';
    case 'no-answer':
      return 'Not answered';
    case 'canceled':
      return 'Hung up before it was answered';
    case 'failed':
      return 'Never got through';
    default:
      return status satisfies never;
  }
}

function lengthOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
