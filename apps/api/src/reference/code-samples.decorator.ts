import { ApiExtension } from '@nestjs/swagger';
import type { CodeSample } from './send-message-examples.ts';

/** Shows programs with a route: as `x-codeSamples`, for tools that know them. */
export const CodeSamples = (samples: readonly CodeSample[]) => ApiExtension('x-codeSamples', samples);
