import { fileName } from './file-name.js';
import { importTable } from './import-table.js';
import { noEnum } from './no-enum.js';

/** The rules of this repository that no linter brings. */
export default {
  meta: { name: 'kept' },
  rules: { 'import-table': importTable, 'file-name': fileName, 'no-enum': noEnum },
};
