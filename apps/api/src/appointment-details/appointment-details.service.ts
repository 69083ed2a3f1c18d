import { Injectable } from '@nestjs/common';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { Consent } from '@kept/persistence/entities/consent';
import { StopListEntry } from '@kept/persistence/entities/stop-list-entry';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { readSequences } from '@kept/sequences/journal/read-sequences';
import { previewChange } from '@kept/sequences/preview/preview-change';
import { previewCreation } from '@kept/sequences/preview/preview-creation';
import type { PreviewedParticipant } from '@kept/sequences/preview/preview';
import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import { notFound } from '../problems/not-found.ts';
import { InjectSettings } from '../settings.provider.ts';
import { appointmentDetail } from './appointment-detail.ts';
import type { AppointmentDetail } from './appointment-detail.schema.ts';
import type { PreviewRequestBody } from './preview.schema.ts';
import { previewedChange, previewedCreation } from './preview-event.ts';
import { readRow } from './read-row.ts';
import { unscheduled } from './unscheduled.ts';
import { workflowsUrl } from './workflows-url.ts';

/** One appointment as the drawer shows it, and what a change of it would do. */
@Injectable()
export class AppointmentDetailsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  async read(caller: SessionCaller, id: string): Promise<AppointmentDetail> {
    const { account_id } = caller;
    const { pool } = this.hot;
    const [stored, row, sequences] = await Promise.all([
      this.stored(account_id, id),
      readRow({ pool, account_id, appointment_id: id }),
      readSequences({ pool, account_id, appointment_id: id, cache: this.cache }),
    ]);
    if (row === null) throw notFound('appointment');
    return appointmentDetail({
      account_id,
      ...stored,
      row,
      sequences,
      workflows_url: workflowsUrl(this.settings, caller),
    });
  }

  /** What would become of the messages; nothing is written, and what the real call would refuse is refused. */
  async preview(
    { account_id }: SessionCaller,
    { create, id, change }: PreviewRequestBody,
  ): Promise<readonly PreviewedParticipant[]> {
    const scope = { pool: this.hot.pool, account_id, cache: this.cache };
    if (create !== undefined) {
      const creation = await this.reading(account_id, (em) => previewedCreation(em, create));
      return previewCreation({ ...scope, ...creation });
    }
    if (id === undefined) throw new Error('the schema lets no such request through');
    const { planned, people } = await this.reading(account_id, async (em) => ({
      planned: await previewedChange(em, { id, request: change ?? null }),
      people: await em.find(Participant, { appointment_id: id, removed_at: null }, { orderBy: { position: 'asc' } }),
    }));
    const scheduled = await previewChange({ ...scope, ...planned.change });
    const stored = people.map(
      (person) => scheduled.find(({ participant_id }) => participant_id === person.id) ?? unscheduled(person),
    );
    if (planned.creation.people.length === 0) return stored;
    return [...stored, ...(await previewCreation({ ...scope, ...planned.creation }))];
  }

  /** A transaction that the database itself keeps from writing. */
  private reading: Database['within'] = (account_id, work) =>
    this.database.within(account_id, async (em) => {
      await em.execute('set transaction read only');
      return work(em);
    });

  private stored(account_id: string, id: string) {
    return this.database.within(account_id, async (em) => {
      const appointment = await em.findOne(Appointment, { id, deleted_at: null });
      if (appointment === null) throw notFound('appointment');
      const people = await em.find(Participant, { appointment_id: id }, { orderBy: { position: 'asc' } });
      const addresses = people.flatMap(({ phone, email }) => [phone, email]).filter((each) => each != null);
      const stopped = await em.find(StopListEntry, { address: { $in: addresses } });
      const contacts = people.map(({ contact_id }) => contact_id).filter((each) => each != null);
      const refused = await em.find(Consent, { contact_id: { $in: contacts }, state: 'refused' });
      const event = eventOfAppointment(appointment, people);
      return { event, created_at: appointment.created_at, people, stopped, refused };
    });
  }
}
