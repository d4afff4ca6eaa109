// What an officer or a lead sees first.
import type { Answer } from './answer.ts';

export type Home = Answer<'getHome'>;
export type QueueRow = Home['queues'][number];
export type DayCount = Home['by_day'][number];
