import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

// Who may import whom: architecture.md section 1, with the allowances of ADR 0003. A test
// (../import-table.spec.ts) proves that each line bites.

const adapters = ['adapters/persistence', 'adapters/channels', 'adapters/files'];
const contracts = /^workflows\/[^/]+\/(contract|client)$/;

/**
 * For each area: `ours`, the areas it may import; `paths`, single modules of others; `types`, areas
 * it may import types from; `packages`, the only packages of others it may import; `node`, whether it
 * may use Node's own modules.
 */
const table = {
  rules: { ours: [], packages: ['zod', 'temporal-polyfill'], node: false },
  content: { ours: ['rules'], node: false },
  'adapters/settings': { ours: [], node: true },
  'adapters/persistence': { ours: ['rules', 'content'], node: true },
  'adapters/channels': { ours: ['rules', 'content'], node: true },
  'adapters/files': { ours: ['rules', 'content'], node: true },
  sequences: { ours: ['rules', 'content', ...adapters], node: true },
  workflows: {
    ours: [],
    types: ['sequences'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    node: false,
  },
  'apps/api': {
    ours: ['rules', 'content', 'sequences', 'adapters/settings', ...adapters],
    paths: contracts,
    node: true,
  },
  'apps/worker': { ours: ['rules', 'content', 'sequences', 'workflows', 'adapters/settings', ...adapters], node: true },
  'apps/carrier': { ours: [], node: true },
  'apps/launcher': { ours: ['adapters/settings'], node: true },
  ui: { ours: ['rules', 'content'], node: false },
};

const areas = [...Object.keys(table), 'test'];

const roots = new Map();

/** The checkout a file belongs to: the nearest folder above it whose package.json has workspaces. */
function rootOf(folder) {
  if (!roots.has(folder)) {
    const file = join(folder, 'package.json');
    const found = existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).workspaces !== undefined;
    roots.set(folder, found || dirname(folder) === folder ? folder : rootOf(dirname(folder)));
  }
  return roots.get(folder);
}

function areaOf(path) {
  return areas.find((area) => path === area || path.startsWith(`${area}/`)) ?? null;
}

/** `@kept/persistence/orm` as `adapters/persistence/orm`. */
function workspacePath(specifier) {
  const [, name, rest = ''] = /^@kept\/([^/]+)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return null;
  const area = areas.find((candidate) => candidate.split('/').at(-1) === name) ?? name;
  return `${area}${rest}`;
}

function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A workflow sees its own folder and the contracts of others; `all/` collects the workflows for the bundle. */
function refuseBetweenWorkflows(from, to) {
  const [, from_folder] = from.split('/');
  const [, to_folder, to_file] = to.split('/');
  if (from_folder === to_folder || from_folder === 'all' || /^contract(\.ts)?$/.test(to_file ?? '')) return null;
  return `a workflow may import another's contract only, not ${to}`;
}

function refuseOurs({ from, area, to, is_type, is_relative, is_spec }) {
  const to_area = areaOf(to);
  if (to_area === null) return `${to} belongs to no area`;
  if (to_area === area) return area === 'workflows' ? refuseBetweenWorkflows(from, to) : null;
  if (to_area === 'test') return is_spec ? null : 'nothing but specs may import the test harness';
  if (is_relative) return `a relative path must not leave ${area}: import ${to_area} by its package name`;
  const { ours, types = [], paths } = table[area];
  if (ours.includes(to_area) || paths?.test(to)) return null;
  if (types.includes(to_area)) return is_type ? null : `${area} may import types only from ${to_area}`;
  return `${area} may not import ${paths !== undefined && to_area === 'workflows' ? to : to_area}`;
}

function refusePackage({ from, area, specifier, is_spec }) {
  if (is_spec) return null;
  const { packages, node } = table[area];
  if (specifier.startsWith('node:')) return node ? null : `${area} may not use Node's modules`;
  const name = packageOf(specifier);
  const is_client = /^workflows\/[^/]+\/client\.ts$/.test(from);
  if (packages === undefined || packages.includes(name) || (is_client && name === '@temporalio/client')) return null;
  return `${area} may import no package but ${packages.join(', ')}`;
}

/** Why this import is not allowed, or null. */
function refuse(filename, { specifier, is_type }) {
  const root = rootOf(dirname(filename));
  const from = relative(root, filename).split(sep).join('/');
  const area = areaOf(from);
  if (area === null || area === 'test') return null;
  const is_spec = /\.(spec|spec-support)\.ts$/.test(from);
  const is_relative = specifier.startsWith('.');
  const to = is_relative
    ? relative(root, resolve(dirname(filename), specifier))
        .split(sep)
        .join('/')
    : workspacePath(specifier);
  return to === null
    ? refusePackage({ from, area, specifier, is_spec })
    : refuseOurs({ from, area, to, is_type, is_relative, is_spec });
}

/** An oxlint rule (its plugins have ESLint's shape). */
export const importTable = {
  create(context) {
    const check = (node, source, is_type) => {
      if (source === null || source.type !== 'Literal') return;
      const message = refuse(context.filename, { specifier: source.value, is_type });
      if (message !== null) context.report({ node, message: `${message} (architecture.md section 1)` });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument, true),
    };
  },
};
