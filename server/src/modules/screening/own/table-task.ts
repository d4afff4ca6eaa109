import { z } from 'zod';
import { readOwnFile } from './read-file.ts';

const Request = z.object({ bytes: z.instanceof(Uint8Array), kind: z.enum(['block', 'allow']) });

/** Reads files of own lists in a process of its own: what a workbook unpacks to costs that process and never the product. */
export async function setUp(): Promise<(request: unknown) => Promise<unknown>> {
  return async (request) => {
    if ('warm' in Object(request)) return null;
    const { bytes, kind } = Request.parse(request);
    return readOwnFile(bytes, kind);
  };
}
