import { dentalReminder } from './dental-reminder.ts';
import { followUpReview } from './follow-up-review.ts';
import { phoneFirst } from './phone-first.ts';
import { salonBookingAndReminder } from './salon-booking-and-reminder.ts';
import type { Starter } from './starter.ts';

/** What a new schedule can begin from, in the order in which they are offered. */
export const STARTERS: readonly Starter[] = [dentalReminder, salonBookingAndReminder, phoneFirst, followUpReview];
