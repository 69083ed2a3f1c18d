import { progressLines } from '@kept/launcher/progress';
import { findServer } from '@kept/launcher/temporal/find-server';

/** Before the tiers: so that installing a Temporal server, once, counts against no test's time. */
console.log(`Temporal: ${await findServer(process.env, progressLines(console.log))}`);
