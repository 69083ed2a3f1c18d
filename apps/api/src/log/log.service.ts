import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { normalisedAddress } from '../stop-list/normalised-address.ts';
import { csvLine } from '@kept/content/csv-line';
import { listLog } from './list-log.ts';
import type { ListLog, LogFilter, LogLine, LogPage } from './log.schema.ts';

const EXPORT_PAGE = 1000;
/** A file a spreadsheet still opens; who needs more narrows it by time. */
const EXPORT_ROWS = 100_000;

const HEAD = ['at', 'code', 'what', 'why', 'status', 'channel', 'address', 'person', 'by', 'appointment', 'id'];

/** What happened in an account. */
@Injectable()
export class LogService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
  ) {}

  async list(caller: Caller, query: ListLog): Promise<LogPage> {
    const { account_id } = caller;
    return listLog({ pool: this.hot.pool, account_id, query: { ...query, ...(await this.addressIn(caller, query)) } });
  }

  /** The same as a CSV file with a BOM, page by page while it is read, at most 100,000 lines. */
  async export(caller: Caller, filter: LogFilter): Promise<Readable> {
    const found = { ...filter, ...(await this.addressIn(caller, filter)) };
    return Readable.from(this.lines(caller, found));
  }

  private async *lines({ account_id }: Caller, filter: LogFilter): AsyncGenerator<string> {
    yield `\u{FEFF}${csvLine(HEAD)}`;
    let older_than: string | null = null;
    for (let rows = 0; rows < EXPORT_ROWS; rows += EXPORT_PAGE) {
      const query = { ...filter, limit: EXPORT_PAGE, ...(older_than === null ? {} : { older_than }) };
      const page: LogPage = await listLog({ pool: this.hot.pool, account_id, query });
      if (page.entries.length > 0) yield page.entries.map(lineOf).join('');
      older_than = page.older_than;
      if (older_than === null) return;
    }
  }

  private async addressIn({ account_id }: Caller, { address }: LogFilter): Promise<{ readonly address?: string }> {
    if (address === undefined || address.trim() === '') return {};
    const { country } = await this.database.within(account_id, accountClock);
    const type = address.includes('@') ? 'email' : 'phone';
    return { address: normalisedAddress({ type, address, country, field: 'address' }) };
  }
}

const lineOf = (line: LogLine): string =>
  csvLine([
    line.at,
    line.code,
    line.what,
    line.why,
    line.status,
    line.channel,
    line.address,
    line.person,
    line.by,
    line.appointment?.title ?? null,
    line.id,
  ]);
