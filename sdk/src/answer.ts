import type { operations } from './generated.ts';

type Ok<Responses> = Responses extends { 200: infer Answer }
  ? Answer
  : Responses extends { 201: infer Answer }
    ? Answer
    : Responses extends { 202: infer Answer }
      ? Answer
      : never;
type Json<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : never;

/** What an operation of the API answers when it is done, as the API document describes it. */
export type Answer<Name extends keyof operations> = Json<Ok<operations[Name]['responses']>>;

/** What an operation is sent. */
export type Request<Name extends keyof operations> = Json<NonNullable<operations[Name]['requestBody']>>;

/** One page of a list; `next_cursor` null means that there is no next one. */
export type Page<Row> = { data: Row[]; next_cursor: string | null };

/** A row of an operation that answers with pages. */
export type RowOf<Name extends keyof operations> = Answer<Name> extends { data: (infer Row)[] } ? Row : never;
