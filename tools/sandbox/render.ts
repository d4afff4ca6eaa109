// Renders the sandbox scenarios' pictures: standard input is a JSON list of recipes, the argument a folder.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Flaw, makePortrait, makeSpecimen, SPECIMEN_CLASSES } from '../specimens/index.ts';

type Recipe = {
  code: string;
  specimen: { class: string; seed: number; flaw: Flaw | null; person: Record<string, string> };
};

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder to write to.');
let text = '';
for await (const chunk of process.stdin) text += String(chunk);
const recipes = JSON.parse(text) as Recipe[];
await mkdir(folder, { recursive: true });

for (const { code, specimen } of recipes) {
  const known = SPECIMEN_CLASSES.find((name) => name === specimen.class);
  if (!known) throw new Error(`No specimen of class ${specimen.class}.`);
  const made = await makeSpecimen({
    class: known,
    seed: specimen.seed,
    level: 'clean',
    person: specimen.person,
    ...(specimen.flaw ? { flaw: specimen.flaw } : {}),
  });
  const selfie = await makePortrait({ seed: specimen.seed, sex: made.person.sex, setting: 'selfie', take: 1 });
  await put(`${code}-front.jpg`, made.image);
  await put(`${code}-selfie.jpg`, selfie);
}

/** A picture is there whole or not at all. */
async function put(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(folder ?? '', `${name}.part`), bytes);
  await rename(join(folder ?? '', `${name}.part`), join(folder ?? '', name));
}
