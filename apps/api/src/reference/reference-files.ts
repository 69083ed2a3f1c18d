import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';

/** The two files the reference is shown with, from the package; read once. */
@Injectable()
export class ReferenceFiles {
  readonly script = readFileSync(new URL(import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')));
  readonly style = readFileSync(new URL(import.meta.resolve('swagger-ui-dist/swagger-ui.css')));
}
