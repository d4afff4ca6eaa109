import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assessPicture } from '@acquaint/engines/liveness';
import {
  chooseSelfieFace,
  decodeImage,
  type FacePack,
  ImageRefused,
  type LivenessPack,
} from '@acquaint/engines/vision';
import { openInstalledLivenessPack, openInstalledPack } from '../faces/open-pack.ts';
import { FAILED, WrongUse } from '../usage.ts';

type Verdict = 'real' | 'attack' | 'uncertain' | 'no_face';
type Line = {
  file: string;
  score: number | null;
  verdict: Verdict;
  ms: number;
  reasons: string[];
  /** How many faces were found; past twenty the detector stops counting. */
  faces: number;
  pack: string;
  pack_hash: string;
};
type Finding = Pick<Line, 'score' | 'verdict' | 'reasons' | 'faces'> & { unreadable: boolean };
type Packs = { faces: FacePack; liveness: LivenessPack };

const MAX_BYTES = 50 * 1024 * 1024;

/** `check-liveness <image…>`: whether the largest face of each image stood before the camera, judged from that image alone; other faces are named. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, pack: { type: 'string' } },
  });
  if (positionals.length === 0) throw new WrongUse('name at least one image');
  const faces = await openInstalledPack();
  const liveness = await openInstalledLivenessPack(values.pack);
  let failed = false;
  try {
    for (const file of positionals) {
      const started = performance.now();
      const { unreadable, ...found } = await judgeFile({ faces, liveness }, file);
      failed ||= unreadable;
      const ms = Math.round(performance.now() - started);
      const line = { file, ...found, ms, pack: liveness.manifest.code, pack_hash: liveness.hash };
      process.stdout.write(`${values.json ? JSON.stringify(line) : sentence(line)}\n`);
    }
    return failed ? FAILED : 0;
  } finally {
    await Promise.all([faces.close(), liveness.close()]);
  }
}

async function judgeFile({ faces, liveness }: Packs, file: string): Promise<Finding> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || found.size > MAX_BYTES)
    return unreadable(found?.isFile() ? 'file.too_large' : 'file.missing');
  try {
    const { raster } = await decodeImage(await readFile(file));
    const found = await faces.detect(raster);
    const { face, reasons: chosen } = chooseSelfieFace(found, liveness.manifest);
    if (!face) return { score: null, verdict: 'no_face', reasons: [...chosen], faces: 0, unreadable: false };
    const { score, verdict, reasons } = await assessPicture(liveness, raster, face);
    const all = [...new Set<string>([...chosen, ...reasons])];
    return {
      score: Math.round(score * 10_000) / 10_000,
      verdict,
      reasons: all,
      faces: found.length,
      unreadable: false,
    };
  } catch (cause) {
    if (cause instanceof ImageRefused) return unreadable(cause.code);
    throw cause;
  }
}

const unreadable = (reason: string): Finding => ({
  score: null,
  verdict: 'no_face',
  reasons: [reason],
  faces: 0,
  unreadable: true,
});

function sentence({ file, score, verdict, reasons }: Line): string {
  const told = score === null ? '' : ` ${score}`;
  return `${verdict}${told}  ${file}${reasons.length > 0 ? `  [${reasons.join(', ')}]` : ''}`;
}
