import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { DemoPeople } from './demo-people.ts';
import { signInPageSchema, type SignInPage } from './sign-in-page.schema.ts';

@ApiTags('Screens: session')
@Controller('screens/sign-in')
export class SignInPageController {
  constructor(private readonly people: DemoPeople) {}

  @Access('public')
  @Get()
  @ApiOperation({ operationId: 'readSignInPage', summary: 'What the sign-in page offers' })
  @Answers({ schema: signInPageSchema, description: 'The sign-ins of a sandbox’s demo' })
  async readSignInPage(@Req() { headers }: FastifyRequest): Promise<SignInPage> {
    const people = await this.people.now(headers.host);
    return { demo: people === null ? null : { people: [...people] } };
  }
}
