export { type Expression, ExpressionInvalid, type Place } from './ast.ts';
export { type Compiled, compileCondition, compileExpression, type Names, type Scope } from './compile.ts';
export { FUNCTIONS, kmBetween } from './functions.ts';
export { fieldsIn, parseExpression } from './parse.ts';
export { BOOL, GEO, type Geo, NULL, NUMBER, nameOfType, SELF, STRING, type Type, type Value } from './types.ts';
