/** Where something stands in the text of an expression, counted from 1. */
export type Place = { line: number; column: number };

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';
export type UnaryOperator = '!' | '-';

/** An expression as written: a subset of CEL without macros, so that it always ends. */
export type Expression = Place &
  (
    | { kind: 'literal'; value: number | string | boolean | null }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'name'; name: string }
    | { kind: 'member'; of: Expression; name: string }
    | { kind: 'call'; name: string; args: Expression[] }
    | { kind: 'unary'; operator: UnaryOperator; operand: Expression }
    | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
    | { kind: 'choice'; condition: Expression; then: Expression; otherwise: Expression }
  );

/** An expression that cannot be used: where, why, and what may have been meant. Codes are stable. */
export class ExpressionInvalid extends Error {
  readonly code: 'expression.syntax' | 'expression.unknown_name' | 'expression.type' | 'expression.too_large';
  readonly place: Place;
  readonly suggestion: string | null;
  constructor(code: ExpressionInvalid['code'], message: string, place: Place, suggestion: string | null = null) {
    super(suggestion ? `${message}; did you mean "${suggestion}"?` : message);
    this.name = 'ExpressionInvalid';
    this.code = code;
    this.place = { line: place.line, column: place.column };
    this.suggestion = suggestion;
  }
}
