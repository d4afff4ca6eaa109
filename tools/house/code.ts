// What may not be written, file by file: escapes from the type system, reads of the environment, names and words.
import ts from 'typescript';
import { lineAt, nodesOf, type Offence, offenceAt, type Source } from './source.ts';

const BANNED_NAMES = new Set(
  [
    'manager',
    'helper',
    'util',
    'common',
    'misc',
    'handle',
    'process',
    'data',
    'info',
    'service',
    'base',
    'impl',
  ].flatMap((name) => [name, `${name}s`]),
);

// The law's and the field's own terms, in which a banned word has a meaning.
const FIELD_TERMS = [
  ...[
    'personal data',
    'data protection',
    'data request',
    'data subject',
    'data residency',
    'data folder',
    'data group',
  ],
  ...['base url', 'child process'],
];

const UNFINISHED =
  /\b(TODO|FIXME|XXX|HACK)\b|\b(not (yet )?implemented|placeholder|stub(s|bed)?|fake it|for now|hard-?coded|temporary hack)\b/i;
const BANNER = /([=*#~-])\1{7,}/;

// Tools, benches and tests are started by people with settings for one run; the server has one reader.
const MAY_READ_ENVIRONMENT = /^(cli|tools|bench)\//;
const THE_READER = /^server\/src\/platform\/config\//;

/** All offences of one file. */
export function judgeCode(source: Source): Offence[] {
  const offences = [...judgeName(source), ...judgeComments(source)];
  for (const node of nodesOf(source.tree)) {
    if (source.test) continue;
    offences.push(...judgeEscape(source, node), ...judgeEnvironment(source, node), ...judgeExport(source, node));
  }
  return offences;
}

/** Files of the server that read the environment: the plan knows one. */
export function readersOfEnvironment(sources: readonly Source[]): string[] {
  const server = sources.filter((each) => each.path.startsWith('server/') && !each.test);
  return server.filter((each) => [...nodesOf(each.tree)].some(readsEnvironment)).map((each) => each.path);
}

function judgeEscape(source: Source, node: ts.Node): Offence[] {
  if (node.kind === ts.SyntaxKind.AnyKeyword) {
    return [
      offenceAt(source, node, 'no-any', 'any switches the checker off for whoever comes next: unknown and a parse'),
    ];
  }
  if (ts.isNonNullExpression(node)) {
    return [offenceAt(source, node, 'no-non-null', '! is a claim without a check: guard, or invariant()')];
  }
  return [];
}

function judgeEnvironment(source: Source, node: ts.Node): Offence[] {
  if (MAY_READ_ENVIRONMENT.test(source.path) || THE_READER.test(source.path) || isConfiguration(source.path)) return [];
  if (!readsEnvironment(node)) return [];
  return [offenceAt(source, node, 'one-reader-of-environment', 'only platform/config reads the environment')];
}

const isConfiguration = (path: string) => /(^|\/)(vite|vitest)\.config\.ts$/.test(path);

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) {
    return (
      isProcess(node.expression) &&
      ts.isStringLiteral(node.argumentExpression) &&
      node.argumentExpression.text === 'env'
    );
  }
  if (ts.isImportSpecifier(node)) {
    const from = node.parent.parent.parent.moduleSpecifier;
    return (
      ts.isStringLiteral(from) && /^(node:)?process$/.test(from.text) && (node.propertyName ?? node.name).text === 'env'
    );
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    const taken = node.name.elements.map((each) => (each.propertyName ?? each.name).getText());
    return node.initializer !== undefined && isProcess(node.initializer) && taken.includes('env');
  }
  return false;
}

const isProcess = (node: ts.Expression) =>
  (ts.isIdentifier(node) && node.text === 'process') ||
  (ts.isPropertyAccessExpression(node) && node.name.text === 'process' && node.expression.getText() === 'globalThis');

function judgeName(source: Source): Offence[] {
  return source.path
    .replace(/\.(test|contract)?\.?[a-z]+$/, '')
    .split('/')
    .flatMap((part) => bannedIn(part.split(/[-_.]/)))
    .map((word) => ({
      rule: 'no-empty-names',
      path: source.path,
      line: 1,
      why: `"${word}" in a path says nothing: use the field's word`,
    }));
}

function judgeExport(source: Source, node: ts.Node): Offence[] {
  return exportedNames(node).flatMap((name) =>
    bannedIn(name.text.split(/_|(?<=[a-z0-9])(?=[A-Z])/)).map((word) =>
      offenceAt(source, name, 'no-empty-names', `"${word}" in ${name.text} says nothing: use the field's word`),
    ),
  );
}

function exportedNames(node: ts.Node): ts.Identifier[] {
  if (!ts.canHaveModifiers(node)) return [];
  if (!ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap((each) => (ts.isIdentifier(each.name) ? [each.name] : []));
  }
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node);
  return named && node.name ? [node.name] : [];
}

function bannedIn(words: string[]): string[] {
  const phrase = words.map((word) => word.toLowerCase()).join(' ');
  const rest = FIELD_TERMS.reduce((left, term) => left.replace(new RegExp(`\\b${term}s?\\b`), ''), phrase);
  return rest.split(' ').filter((word) => BANNED_NAMES.has(word));
}

function judgeComments(source: Source): Offence[] {
  return commentsOf(source).flatMap(({ text, position }) => {
    const line = lineAt(source, position);
    const found: Offence[] = [];
    if (UNFINISHED.test(text))
      found.push({ rule: 'no-unfinished', path: source.path, line, why: 'finish it, remove it, or write an issue' });
    if (BANNER.test(text))
      found.push({ rule: 'no-banners', path: source.path, line, why: 'a file that needs banners is several files' });
    if (/@ts-(ignore|nocheck)/.test(text) && !source.test) {
      found.push({ rule: 'no-ts-ignore', path: source.path, line, why: 'the checker is asked, not silenced' });
    }
    return found;
  });
}

function commentsOf(source: Source): { text: string; position: number }[] {
  const found = new Map<number, string>();
  const collect = (ranges: ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) found.set(pos, source.text.slice(pos, end));
  };
  const visit = (node: ts.Node) => {
    // Text between JSX tags is no place for comments: what looks like one there is an address.
    if (node.kind === ts.SyntaxKind.JsxText) return;
    collect(ts.getLeadingCommentRanges(source.text, node.getFullStart()));
    collect(ts.getTrailingCommentRanges(source.text, node.end));
    for (const child of node.getChildren(source.tree)) visit(child);
  };
  visit(source.tree);
  return [...found].map(([position, text]) => ({ position, text }));
}
