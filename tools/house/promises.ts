// A promise that nobody awaits loses its error and outlives its transaction. Biome sees those whose type is near; this
// asks the compiler, which also knows methods, generics and imports by #name.
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Offence } from './source.ts';

/** Statements whose value is a promise (or a list of them) that is neither awaited, returned, caught nor marked void. */
export function judgePromises(root: string, configFile = 'tsconfig.json'): Offence[] {
  const { config } = ts.readConfigFile(join(root, configFile), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const ours = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !file.fileName.includes('node_modules'));
  return ours.flatMap((file) => floatingIn(file, checker, root));
}

function floatingIn(file: ts.SourceFile, checker: ts.TypeChecker, root: string): Offence[] {
  const found: Offence[] = [];
  for (const node of nodesOf(file)) {
    if (!ts.isExpressionStatement(node)) continue;
    const floating = unanswered(node.expression);
    if (!floating || !holdsPromise(checker.getTypeAtLocation(floating), checker)) continue;
    found.push({
      rule: 'no-floating-promises',
      path: file.fileName.slice(root.length + 1),
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      why: `await it, return it, catch it, or say void: ${node.getText(file).split('\n')[0]?.slice(0, 60)}`,
    });
  }
  return found;
}

/** The part of a statement whose promise nobody answers for; nothing when it is awaited, assigned, voided or caught. */
function unanswered(expression: ts.Expression): ts.Expression | undefined {
  if (ts.isParenthesizedExpression(expression)) return unanswered(expression.expression);
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return undefined;
  if (ts.isBinaryExpression(expression)) {
    const operator = expression.operatorToken.kind;
    if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) return undefined;
    return unanswered(expression.right);
  }
  if (ts.isConditionalExpression(expression))
    return unanswered(expression.whenTrue) ?? unanswered(expression.whenFalse);
  if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
    const method = expression.expression.name.text;
    if (method === 'catch' && expression.arguments.length > 0) return undefined;
    if (method === 'then' && expression.arguments.length > 1) return undefined;
    if (method === 'finally') return unanswered(expression.expression.expression);
  }
  return expression;
}

/** `within` are the types on the way here: a type may hold lists of itself. */
function holdsPromise(type: ts.Type, checker: ts.TypeChecker, within: readonly ts.Type[] = []): boolean {
  if (within.includes(type)) return false;
  const inside = [...within, type];
  if (type.isUnion()) return type.types.some((each) => holdsPromise(each, checker, inside));
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element !== undefined && holdsPromise(element, checker, inside);
  }
  return (
    type.getSymbol()?.getName() === 'Promise' ||
    (type.getBaseTypes() ?? []).some((each) => each.getSymbol()?.getName() === 'Promise')
  );
}
