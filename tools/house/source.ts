import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isTest } from './tree.ts';

/** A breach of a house rule, at a line counted from 1. */
export type Offence = { rule: string; path: string; line: number; why: string };

/** One parsed file of the tree; `path` is relative to the root. */
export type Source = { path: string; text: string; tree: ts.SourceFile; test: boolean };

/** Parses a file without its types. */
export function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind), test: isTest(path) };
}

/** Every node of the file below the root, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) {
    yield child;
    yield* nodesOf(child);
  }
}

/** The line, counted from 1, at which a position of the text stands. */
export function lineAt(source: Source, position: number): number {
  return source.tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** An offence at a node. */
export function offenceAt(source: Source, node: ts.Node, rule: string, why: string): Offence {
  return { rule, path: source.path, line: lineAt(source, node.getStart(source.tree)), why };
}
