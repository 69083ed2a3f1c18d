import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PagePath } from '@kept/content/page-links/page-links';
import { chooseOnPage } from '@kept/sequences/client-page/choose-on-page';
import { PAGE_PURPOSES } from '@kept/sequences/client-page/page-link-url';
import { readAppointmentPage, type AppointmentPageRequest } from '@kept/sequences/client-page/read-appointment-page';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { Vault } from '@kept/sequences/secure/vault';
import { ClientLinks } from '../client-pages/client-links.ts';
import { showPage } from '../client-pages/show-page.ts';
import { HotPool } from '../database/hot-pool.ts';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { appointmentPage } from './appointment-page.ts';
import { calendarFile } from './calendar-links.ts';

interface Asked {
  readonly path: PagePath;
  readonly token: string;
  readonly reply: FastifyReply;
}

interface Taken {
  readonly text: string;
  readonly nudge: readonly SequenceRef[];
}

/** What a page's form says; anything else has not come from a page of ours. */
const formSchema = z.object({
  participant_id: z.uuid(),
  state: z.enum(['confirmed', 'cancelled', 'reschedule_requested', 'accepted', 'declined']),
  version: z.coerce.number().int().nonnegative(),
  form_id: z.uuid(),
});

/** The appointment page behind both kinds of links; the token in the address is the grant (`@kept/channels/client-token`). */
@Injectable()
export class AppointmentPages {
  constructor(
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    private readonly vault: Vault,
    private readonly links: ClientLinks,
  ) {}

  /** Shows it. Scanners and previews follow links, so looking changes nothing. */
  async show({ reply, ...asked }: Asked): Promise<string> {
    const page = await readAppointmentPage(this.requestOf(asked));
    return showPage(reply, page && appointmentPage({ page, address: addressOf(asked), chosen: null }));
  }

  /** Takes an answer, and shows what became of it; whose sequence is to be nudged. */
  async choose({ reply, form, ...asked }: Asked & { readonly form: unknown }): Promise<Taken> {
    const said = formSchema.safeParse(form);
    if (!said.success) {
      const page = await readAppointmentPage(this.requestOf(asked));
      const chosen = { type: 'not_offered', text: '' } as const;
      const shown = page && { ...appointmentPage({ page, address: addressOf(asked), chosen }), status: 400 };
      return { text: showPage(reply, shown), nudge: [] };
    }
    const { page, chosen, nudge } = await chooseOnPage({ ...this.requestOf(asked), ...said.data, vault: this.vault });
    const shown = page && appointmentPage({ page, address: addressOf(asked), chosen });
    return { text: showPage(reply, shown), nudge };
  }

  /** One appointment for the client's own calendar. */
  async calendar({ reply, participant_id, ...asked }: Asked & { readonly participant_id: string }): Promise<string> {
    const page = await readAppointmentPage(this.requestOf(asked));
    const found = page?.appointments.find((each) => each.participant_id === participant_id && each.standing === 'open');
    if (page === null || found === undefined) return showPage(reply, null);
    reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="appointment.ics"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    return calendarFile(found.facts.appointment, { company: page.account.name, now: new Date().toISOString() });
  }

  private requestOf({ path, token }: Pick<Asked, 'path' | 'token'>): AppointmentPageRequest {
    const link = this.links.read({ token, purpose: PAGE_PURPOSES[path] });
    return { pool: this.hot.pool, cache: this.cache, path, account_id: link.account_id, message_id: link.id };
  }
}

function addressOf({ path, token }: Pick<Asked, 'path' | 'token'>): string {
  return `/${path}/${token}`;
}
