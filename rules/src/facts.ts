import type { Instant, WallTime } from './instant.ts';

/** What a client or staff has said of the appointment (flow-spec section 1, words). */
export type ParticipantState = 'none' | 'confirmed' | 'accepted' | 'declined' | 'cancelled' | 'reschedule_requested';

export type Channel = 'sms' | 'email' | 'call';

/** Custom fields as the account defines them; conditions and Liquid read them. */
export type CustomData = Readonly<Record<string, string | number | boolean | null>>;

/** What is true now, as plain data. `step` and `plan` know nothing else of the world. */
export interface Facts {
  readonly account: {
    /** Client-zone hours in which nothing is sent but answers to the client's own act; null: none. */
    readonly quiet_hours: { readonly from: string; readonly to: string } | null;
    /** Whether calls may be forwarded; not every account has it, and missing means no. */
    readonly may_forward?: boolean;
  };
  readonly appointment: {
    readonly id: string;
    readonly version: number;
    readonly status: 'scheduled' | 'cancelled';
    readonly title: string;
    readonly start: WallTime;
    readonly end: WallTime;
    readonly time_zone: string;
    readonly all_day: boolean;
    readonly location: string | null;
    readonly custom_data: CustomData;
    readonly created_at: Instant;
    readonly moved_at: Instant | null;
    readonly cancelled_at: Instant | null;
    readonly previous_start: WallTime | null;
  };
  readonly participant: {
    readonly id: string;
    readonly name: string;
    /** Taken off the appointment: nothing more is sent to them. */
    readonly removed: boolean;
    readonly state: ParticipantState;
    readonly state_set_at: Instant | null;
    readonly state_set_by: 'client' | 'staff' | 'api' | null;
    readonly custom_data: CustomData;
    /** Normalised addresses a message can go to; null: none usable. */
    readonly addresses: { readonly sms: string | null; readonly email: string | null; readonly call: string | null };
    /** BCP 47, from the contact, else the account. */
    readonly locale: string;
    /** The client's zone for quiet hours: contact's, else the number's, else null (then the appointment's). */
    readonly time_zone: string | null;
  };
  readonly contact: { readonly id: string; readonly name: string; readonly custom_data: CustomData } | null;
  /** `owner_phone`: where a call forwarded to the owner goes; missing: there is no usable number. */
  readonly calendar: { readonly id: string; readonly name: string; readonly owner_phone?: string };
  /** Addresses of this participant that are on the stop list, by the channel they block. */
  readonly stopped: { readonly sms: boolean; readonly email: boolean; readonly call: boolean };
  /** Channels the contact does not want to be reached on: only answers to what they write themselves go there. Missing: none. */
  readonly refused?: readonly Channel[];
}
