import { Module } from '@nestjs/common';
import { ClientLinks } from '../client-pages/client-links.ts';
import { OpenPictureController } from './open-picture.controller.ts';

@Module({ controllers: [OpenPictureController], providers: [ClientLinks] })
export class OpenPictureModule {}
