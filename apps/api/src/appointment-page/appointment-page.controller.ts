import { Body, Controller, Get, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { PagePath } from '@kept/content/page-links/page-links';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../answering/answers.ts';
import { AppointmentPages } from './appointment-pages.ts';

/** Where `{{ reminder.link }}` leads, at `r`, and `{{ booking.link }}`, at `b`. The token in the address is the grant. */
export function appointmentPageController(path: PagePath): Type {
  @ApiExcludeController()
  @Controller(`${path}/:token`)
  class AppointmentPageController {
    constructor(
      private readonly pages: AppointmentPages,
      private readonly answers: Answers,
    ) {}

    @Access('link')
    @Get()
    async show(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
      return this.pages.show({ path, token, reply });
    }

    @Access('link')
    @Post()
    @HttpCode(200)
    async choose(
      @Param('token') token: string,
      @Body() form: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<string> {
      const { text, nudge } = await this.pages.choose({ path, token, form, reply });
      this.answers.give({ nudge, messages: [] });
      return text;
    }

    @Access('link')
    @Get(':participant_id.ics')
    async calendar(
      @Param('token') token: string,
      @Param('participant_id') participant_id: string,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<string> {
      return this.pages.calendar({ path, token, participant_id, reply });
    }
  }
  return AppointmentPageController;
}
