// How long files and functions are and how much of our own code a file leans on. Targets guide, limits stop.
import ts from 'typescript';
import { lineAt, nodesOf, type Offence, type Source } from './source.ts';

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 70;
const MAX_COMPONENT_LINES = 150;
const MAX_OWN_IMPORTS = 15;

// The two that put the product together: one lists what there is, one starts it.
const MAY_IMPORT_ALL = new Set(['server/src/app.ts', 'server/src/run.ts']);

export type Size = { measure: string; target: string; limit: number; values: number[] };

type Measured = { path: string; line: number; size: number };

/** The house's size table and what is over a hard limit. */
export function judgeSizes(sources: readonly Source[]): { sizes: Size[]; offences: Offence[] } {
  const files = sources.map((each) => ({ path: each.path, line: 1, size: linesOf(each.text) }));
  const product = sources.filter((each) => !each.test);
  const functions = product.filter((each) => !each.path.endsWith('.tsx')).flatMap(functionsOf);
  const components = product.filter((each) => each.path.endsWith('.tsx')).flatMap(functionsOf);
  const imports = product.map((each) => ({ path: each.path, line: 1, size: ownImportsOf(each).size }));
  const bound = imports.filter((each) => !MAY_IMPORT_ALL.has(each.path));

  return {
    sizes: [
      size('lines a file', 'median 80, p90 200', MAX_FILE_LINES, files),
      size('lines a function', 'p90 30', MAX_FUNCTION_LINES, functions),
      size('lines a component', 'p90 60', MAX_COMPONENT_LINES, components),
      size('own imports a file', 'p90 9', MAX_OWN_IMPORTS, imports),
    ],
    offences: [
      ...over(files, MAX_FILE_LINES, 'file-too-long', 'lines: split it by what it knows'),
      ...over(functions, MAX_FUNCTION_LINES, 'function-too-long', 'lines: name its parts'),
      ...over(components, MAX_COMPONENT_LINES, 'component-too-long', 'lines: name its parts'),
      ...over(bound, MAX_OWN_IMPORTS, 'too-many-imports', 'imports of own code: it knows too much'),
    ],
  };
}

/** The value below which the given share of the values lies; 0 when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function size(measure: string, target: string, limit: number, measured: Measured[]): Size {
  return { measure, target, limit, values: measured.map((each) => each.size) };
}

function over(measured: Measured[], limit: number, rule: string, what: string): Offence[] {
  return measured
    .filter((each) => each.size > limit)
    .map(({ path, line, size: found }) => ({ rule, path, line, why: `${found} of at most ${limit} ${what}` }));
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function functionsOf(source: Source): Measured[] {
  const found: Measured[] = [];
  for (const node of nodesOf(source.tree)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue;
    const line = lineAt(source, node.getStart(source.tree));
    found.push({ path: source.path, line, size: lineAt(source, node.end) - line + 1 });
  }
  return found;
}

function ownImportsOf(source: Source): Set<string> {
  const named = source.tree.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
  return new Set(named.filter((name) => /^(\.|#|@acquaint\/)/.test(name)));
}
