import { progressLines } from '@kept/launcher/progress';
import { findPooler } from './find-pooler.ts';
import { findTemporalService } from './find-temporal-service.ts';

/** Before the tier: so that what is built once counts against no test's time. */
const progress = progressLines(console.log);
console.log(`PgBouncer: ${await findPooler(progress)}`);
console.log(`Temporal on PostgreSQL: ${(await findTemporalService(progress)).server}`);
