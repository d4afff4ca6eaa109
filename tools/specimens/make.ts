// Writes specimens to a folder: node --conditions=source tools/specimens/make.ts --class passport --seed 7 --level mild --out folder
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Flaw, type Level, makeSpecimen, SPECIMEN_CLASSES, specimenSides } from './index.ts';

const FLAWS: readonly Flaw[] = ['wrong_check_digit', 'expired', 'name_differs'];
const LEVELS: readonly Level[] = ['clean', 'mild', 'hard'];

const { values } = parseArgs({
  options: {
    class: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1' },
    level: { type: 'string', default: 'clean' },
    flaw: { type: 'string' },
    country: { type: 'string' },
    out: { type: 'string', default: 'specimens' },
  },
});
const chosen = SPECIMEN_CLASSES.filter((name) => values.class === undefined || name === values.class);
const level = LEVELS.find((name) => name === values.level);
const flaw = FLAWS.find((name) => name === values.flaw);
if (chosen.length === 0 || !level || (values.flaw !== undefined && !flaw)) {
  process.stderr.write(`--class ${SPECIMEN_CLASSES.join('|')} --level ${LEVELS.join('|')} --flaw ${FLAWS.join('|')}\n`);
  process.exit(2);
}
await mkdir(values.out, { recursive: true });
for (const specimenClass of chosen) {
  for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.count); seed++) {
    for (const side of specimenSides(specimenClass)) {
      const person = values.country === undefined ? {} : { person: { country: values.country } };
      const made = await makeSpecimen({
        class: specimenClass,
        seed,
        level,
        side,
        ...person,
        ...(flaw ? { flaw } : {}),
      });
      const name = `${specimenClass}_${String(seed).padStart(2, '0')}_${side}_${level}`;
      await writeFile(join(values.out, `${name}.jpg`), made.image);
      await writeFile(
        join(values.out, `${name}.json`),
        JSON.stringify({ labels: made.labels, mrz: made.mrz }, null, 2),
      );
      process.stdout.write(`${join(values.out, name)}.jpg\n`);
    }
  }
}
