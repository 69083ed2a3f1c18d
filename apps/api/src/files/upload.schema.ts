import { FILE_LIMITS } from '@kept/files/file-limits';

/** The form that carries a file, for the description; its parts are read as they come. */
export const uploadSchema = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: {
      type: 'string' as const,
      format: 'binary',
      description: `At most ${FILE_LIMITS.bytes / 1024 / 1024} MB`,
    },
  },
};
