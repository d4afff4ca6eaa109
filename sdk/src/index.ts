export type * from './apply.ts';
export { type Client, type ClientOptions, createClient, type Method, type Options, type Query } from './client.ts';
export { type FieldProblem, type Problem, ProblemError } from './problem.ts';
export type * from './reason.ts';
