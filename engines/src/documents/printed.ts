import type { Raster, Script } from '../vision/index.ts';
import type { Look } from './closer.ts';
import { withDatesByOrder } from './dates-by-order.ts';
import { traditional } from './han.ts';
import { type Part, partsOf } from './labels.ts';
import type { Piece } from './layout.ts';
import { lettersOf } from './letters.ts';
import { withLostLabels } from './lost-labels.ts';
import { withNativeNames } from './native-names.ts';
import { readField } from './read-field.ts';
import type { FieldReading } from './reading.ts';
import { retouchOf } from './retouch.ts';
import type { DocumentTemplate } from './template.ts';
import { dateOrderOf } from './values.ts';

type Reading = { today: string; look?: Look; script?: Script | null };
/** The picture in which marks on letters and spaces are looked for; `state` is the issuing state that a zone names. */
type Picture = { raster?: Raster; state?: string | null };

/**
 * What the printed zone says for each field of the template; `look` is asked where the first reading leaves a doubt, unless `said`, what
 * check digits vouch for, is what was read.
 */
export async function readPrinted(
  pieces: readonly Piece[],
  template: DocumentTemplate,
  { today, look, script = null, raster, state, said = {} }: Reading & Picture & { said?: Record<string, FieldReading> },
): Promise<Record<string, FieldReading>> {
  const retouch = raster ? retouchOf(raster, lettersOf(template, pieces, state ?? null)) : null;
  const parts = partsOf(pieces, template);
  const fields: Record<string, FieldReading> = {};
  const order = dateOrderOf(pieces.map(({ text }) => text));
  const readFrom = async (among: readonly Part[], names: readonly string[]): Promise<void> => {
    for (const [name, given] of Object.entries(template.fields)) {
      if (!names.includes(name)) continue;
      const field = given.date_order === 'auto' ? { ...given, date_order: order } : given;
      const input = {
        today,
        retouch,
        said: said[name]?.value,
        ...(look ? { look } : {}),
        ...(raster ? { raster } : {}),
      };
      const reading = await readField(name, field, among, input);
      if (reading) fields[name] = template.han ? { ...reading, value: traditional(reading.value) } : reading;
    }
  };
  await readFrom(parts, Object.keys(template.fields));
  const missing = Object.keys(template.fields).filter((name) => !fields[name]);
  if (look && missing.length > 0) await readFrom(await withLostLabels(parts, template, missing, look), missing);
  return withNativeNames(withDatesByOrder(fields, template, parts, today), script);
}
