import { createHotPool } from '@kept/persistence/pool';
import { reminder } from '../../../../test/fixtures/reminder.ts';
import { openClinic, type Booked, type Clinic } from '../../../../test/harness/clinic.ts';
import { createDatabase } from '../../../../test/harness/create-database.ts';
import type { AppointmentCount, AppointmentPage } from './appointment-row.schema.ts';
import { countAppointments } from './count-appointments.ts';
import { filterAppointmentsSchema, listAppointmentsSchema } from './list-appointments.schema.ts';
import { listAppointments } from './list-appointments.ts';

/** Where and when somebody is booked, and who; what is left out is of no matter. */
interface Visit {
  readonly title?: string;
  readonly name?: string;
  readonly phone?: string | null;
  readonly email?: string;
  /** Wall time in New York. */
  readonly start?: string;
}

/** A clinic in a database of its own, and its list as the page asks for it. */
export interface ListedClinic {
  readonly clinic: Clinic;
  readonly pool: ReturnType<typeof createHotPool>;
  readonly superuser_url: string;
  readonly book: (visit: Visit) => Promise<Booked>;
  readonly list: (query: Readonly<Record<string, string>>, account_id?: string) => Promise<AppointmentPage>;
  readonly count: (query: Readonly<Record<string, string>>) => Promise<AppointmentCount>;
  /** The authored titles of a page. */
  readonly titles: (query: Readonly<Record<string, string>>) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export async function listedClinic(): Promise<ListedClinic> {
  const database = await createDatabase();
  const clinic = await openClinic(database, reminder);
  const pool = createHotPool({ app_url: database.app_url, max: 1 });
  const { account_id } = clinic;
  const list: ListedClinic['list'] = (query, account = account_id) =>
    listAppointments({ pool, account_id: account, query: listAppointmentsSchema.parse(query) });
  return {
    clinic,
    pool,
    superuser_url: database.superuser_url,
    book: async ({ email, start = '2027-03-10T10:00', ...visit }) => {
      const end = start.replace(/\d\d$/, '59');
      const booked = await clinic.book({ ...visit, start, end });
      if (email !== undefined)
        await clinic.sql('update participant set email = $2 where id = $1', [booked.participant_id, email]);
      return booked;
    },
    list,
    count: (query) => countAppointments({ pool, account_id, filter: filterAppointmentsSchema.parse(query) }),
    titles: async (query) => (await list(query)).appointments.map(({ authored_title }) => authored_title),
    close: async () => {
      await pool.end();
      await clinic.close();
      await database.drop();
    },
  };
}
