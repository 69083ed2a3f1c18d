import { createQuery } from '@tanstack/svelte-query';
import { account } from '#lib/account/account.ts';
import type { Problem } from '#lib/api/problem.ts';
import { listAppointmentsOptions, readSimulationFactsOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import type { AppointmentPage } from '#lib/api/generated/types.gen.ts';
import { clock } from '#lib/clock/clock.svelte.ts';
import { refetchOn } from '#lib/live/refetch-on.ts';
import { session } from '#lib/session/session.ts';
import { dateInZone } from '#lib/time/day-in-zone.ts';
import { appointmentChoice } from './appointment-choice.ts';
import { madeUpAppointment, realAppointment, type ChosenAppointment } from './chosen-appointment.ts';

/** The chosen appointment as it is read; null while it is. */
interface Chosen {
  readonly value: ChosenAppointment | null;
  /** Why a chosen one is not shown: it was deleted, or could not be read; null: it is shown, or none was chosen. */
  readonly problem: Problem | null;
  readonly retry: () => void;
}

/**
 * Whose appointment things are shown for (flow-spec section 6, facts), followed. Call it while a component is made,
 * within an editor that holds the choice; several of them read it once. A chosen one that is gone gives way to the next.
 */
export function useChosenAppointment(): Chosen {
  const holder = appointmentChoice();
  const choice = $derived(holder.choice);
  const today = $derived(dateInZone(clock.now, account.time_zone));
  const soonest = (schedule?: string) => ({
    ...listAppointmentsOptions({ query: { ...(schedule && { schedule }), at: today, order: 'soonest', limit: 10 } }),
  });
  refetchOn('appointment', { operations: ['readSimulationFacts'], at_most_every_ms: 5000 });

  const chosen = createQuery(() => ({
    ...factsOf(choice.kind === 'real' ? choice : null),
    enabled: choice.kind === 'real',
  }));
  const wants_next = $derived(choice.kind === 'next' || chosen.isError);
  const of_schedule = createQuery(() => ({ ...soonest(holder.schedule_id), enabled: wants_next }));
  const has_none = $derived(of_schedule.data !== undefined && firstIn(of_schedule.data) === null);
  const of_all = createQuery(() => ({ ...soonest(), enabled: wants_next && has_none }));
  // all are looked at each time: a query whose answer nobody has looked at does not tell of it
  const lists = $derived({ of_schedule: of_schedule.data, of_all: of_all.data });
  const next = $derived(firstIn(lists.of_schedule) ?? firstIn(lists.of_all));
  const facts_of_next = createQuery(() => ({ ...factsOf(next), enabled: wants_next && next !== null }));

  const facts = $derived({ chosen: chosen.data, next: facts_of_next.data });
  const failed = $derived([of_schedule.isError, of_all.isError, facts_of_next.isError]);
  const has_no_next = $derived((lists.of_all !== undefined && next === null) || failed.includes(true));
  const is_made_up = $derived(choice.kind === 'made_up' || (wants_next && has_no_next));
  const read = $derived(wants_next ? facts.next : facts.chosen);
  const made_up = $derived.by(() =>
    is_made_up
      ? madeUpAppointment({
          now: Date.parse(`${today}T12:00:00Z`),
          time_zone: account.time_zone,
          locale: account.locale,
          user: { name: '', company: session.info?.account.name ?? '' },
        })
      : null,
  );
  const value = $derived(made_up ?? (read === undefined ? null : realAppointment(read)));

  return {
    get value() {
      return value;
    },
    get problem() {
      return choice.kind === 'real' ? chosen.error : null;
    },
    retry: () => void chosen.refetch(),
  };
}

interface Who {
  readonly appointment_id: string;
  readonly participant_id: string;
}

function factsOf(who: Who | null) {
  const { appointment_id = '', participant_id = '' } = who ?? {};
  return readSimulationFactsOptions({ path: { id: appointment_id }, query: { participant_id } });
}

/** The first that somebody is to come to. */
function firstIn(list: AppointmentPage | undefined): Who | null {
  const row = list?.appointments.find(({ participants }) => participants.length > 0);
  const [participant] = row?.participants ?? [];
  return row === undefined || participant === undefined
    ? null
    : { appointment_id: row.id, participant_id: participant.id };
}
