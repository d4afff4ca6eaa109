import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Facilities, facility } from '#platform/db';
import { Problem } from '#platform/errors';

/** Where the rendered specimens of the scenarios lie. */
export const sandboxFolder = facility<{ path: string }>('sandbox folder');

/** A scenario's picture, rendered when the sandbox was made; refuses while it is still being rendered. */
export async function readScenarioImage(
  holder: { use: Facilities['use'] },
  code: string,
  side: 'front' | 'selfie',
): Promise<Buffer> {
  try {
    return await readFile(join(holder.use(sandboxFolder).path, `${code}-${side}.jpg`));
  } catch (cause) {
    throw new Problem('sandbox.picture_missing', 503, {}, { cause, retryAfterS: 10 });
  }
}
