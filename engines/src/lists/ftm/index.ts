export { parseFtm } from './parse.ts';
export { ftmProperties } from './write.ts';
