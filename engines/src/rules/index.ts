export { type Expression, ExpressionInvalid, type Place } from './expression/ast.ts';
export { type Compiled, compileCondition, compileExpression, type Names, type Scope } from './expression/compile.ts';
export { kmBetween } from './expression/functions.ts';
export { parseExpression } from './expression/parse.ts';
export { BOOL, GEO, type Geo, NULL, NUMBER, STRING, type Type, type Value } from './expression/types.ts';
