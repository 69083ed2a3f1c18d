import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { AppointmentPages } from './appointment-pages.ts';

/** Where `{{ booking.link }}` leads. */
@ApiExcludeController()
@Controller('b/:token')
export class BookingPageController {
  constructor(
    private readonly pages: AppointmentPages,
    private readonly nudger: SequenceNudger,
  ) {}

  @Access('link')
  @Get()
  async show(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.pages.show({ path: 'b', token, reply });
  }

  @Access('link')
  @Post()
  @HttpCode(200)
  async choose(
    @Param('token') token: string,
    @Body() form: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { text, nudge } = await this.pages.choose({ path: 'b', token, form, reply });
    this.nudger.nudge(nudge);
    return text;
  }

  @Access('link')
  @Get(':participant_id.ics')
  async calendar(
    @Param('token') token: string,
    @Param('participant_id') participant_id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.calendar({ path: 'b', token, participant_id, reply });
  }
}
