import { getContext, setContext } from 'svelte';
import { Followed } from '#lib/state/followed.ts';
import type { Choice } from './choice.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';

/** Whose appointment an editor shows things for: one choice for previews and the simulator. */
export class AppointmentChoice {
  /** Empty: the editor is of no schedule. */
  readonly schedule_id: string;
  readonly #choice;

  constructor(schedule_id: string) {
    this.schedule_id = schedule_id;
    this.#choice = new Followed(keptChoice(schedule_id));
  }

  get choice(): Choice {
    return this.#choice.value;
  }

  choose(choice: Choice): void {
    this.#choice.value = choice;
    keepChoice(this.schedule_id, choice);
  }
}

const CONTEXT = 'flow-appointment-choice';

export function holdAppointmentChoice(schedule_id: string): AppointmentChoice {
  return setContext(CONTEXT, new AppointmentChoice(schedule_id));
}

export function appointmentChoice(): AppointmentChoice {
  return getContext<AppointmentChoice>(CONTEXT);
}
