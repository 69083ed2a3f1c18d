/** Everything the worker's bundle runs. Temporal looks workflows up by these exported names. */
export { appointmentSequence } from '../appointment-sequence/workflow.ts';
export { broadcast } from '../broadcast/workflow.ts';
export { scheduleRollout } from '../schedule-rollout/workflow.ts';
export { singleMessage } from '../single-message/workflow.ts';
export { webhookDelivery } from '../webhook-delivery/workflow.ts';
