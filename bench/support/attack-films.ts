import { createHash } from 'node:crypto';
import { type Frame, frontalOf, judgeClip, lookAtFrame, type Motion } from '@acquaint/engines/liveness';
import { decodeImage, exactInterval, type FacePack, following, type LivenessPack } from '@acquaint/engines/vision';
import { type FilmFrame, makeFilm, momentsOf } from '../../tools/specimens/film.ts';
import { CAST } from '../../tools/specimens/index.ts';
import { photographPrint } from '../../tools/specimens/print.ts';

const SEQUENCES: readonly Motion[][] = [
  ['turn_left', 'blink'],
  ['nod', 'turn_right'],
  ['open_mouth', 'turn_left', 'nod'],
];
const WIDTH = 300;

type Film = { sequence: Motion[]; jpegs: FilmFrame[]; frames: Frame[] };
type Told = { kind: string; genuine: boolean; verdict: string; reasons: string[] };

/** Drawn people who do what was asked, and what imitates them, each judged from its frames. */
export async function judgeFilms(faces: FacePack, liveness: LivenessPack, smoke: boolean): Promise<void> {
  const told: Told[] = [];
  const spent = { frames: 0, ms: 0 };
  const films: Film[] = [];
  for (const [i, who] of CAST.slice(0, smoke ? 2 : CAST.length).entries())
    for (const sequence of smoke ? SEQUENCES.slice(0, 1) : SEQUENCES) {
      const jpegs = await makeFilm({
        ...who,
        take: i + 1,
        width: WIDTH,
        moments: momentsOf(sequence, { seed: i + 1 }),
      });
      const before = process.cpuUsage();
      const frames = await look(faces, liveness, jpegs);
      const { user, system } = process.cpuUsage(before);
      spent.ms += (user + system) / 1000;
      spent.frames += frames.length;
      films.push({ sequence, jpegs, frames });
    }
  const judge = (
    kind: string,
    genuine: boolean,
    sequence: Motion[],
    frames: Frame[],
    earlier: Frame[] = [],
    passive = true,
  ) => {
    const last = frames.at(-1)?.atMs ?? 0;
    const { verdict, reasons } = judgeClip({
      challenge: { sequence, limitMs: 40_000 },
      frames,
      camera: { label: 'Front camera' },
      earlier: earlier.length > 0 ? [{ thumbs: earlier.map(({ thumb }) => thumb), digests: [] }] : [],
      elapsedMs: last + 500,
      samePerson: { similarity: faces.similarity, bands: faces.manifest.bands },
      padBands: passive ? liveness.manifest.liveness.bands : null,
    });
    told.push({ kind, genuine, verdict, reasons: reasons.filter((one) => one !== 'liveness.failed') });
  };
  for (const [i, { sequence, jpegs, frames }] of films.entries()) {
    judge('does what was asked', true, sequence, frames);
    judge('the same by its motions alone', true, sequence, frames, [], false);
    judge('another order', false, [...sequence].reverse(), frames);
    judge('another motion', false, ['open_mouth', 'turn_right', 'blink'], frames);
    judge(
      'played eight times as fast',
      false,
      sequence,
      frames.map((one) => ({ ...one, atMs: one.atMs / 8 })),
    );
    judge('shown before, saved anew', false, sequence, frames.map(anew), frames);
    judge('looped', false, sequence, looped(frames));
    const other = films.find(({ sequence: same }, j) => same === sequence && j !== i);
    if (other) judge('two people spliced', false, sequence, spliced(frames, other.frames));
    if (i % SEQUENCES.length > 0) continue;
    const first = jpegs[0]?.jpeg ?? new Uint8Array();
    judge('a still picture moved', false, sequence, await look(faces, liveness, await held(first, jpegs, false)));
    judge('a print turned', false, sequence, await look(faces, liveness, await held(first, jpegs, true)));
  }
  print(told);
  console.log(`films: ${spent.frames} frames, ${(spent.ms / spent.frames).toFixed(0)} ms of the processor a frame`);
}

/** As the product looks at a film: faces in every frame, the passive model at the straightest. */
async function look(faces: FacePack, liveness: LivenessPack, jpegs: readonly FilmFrame[]): Promise<Frame[]> {
  const pack = following(faces);
  const frames: Frame[] = [];
  const asked: (() => Promise<number | null>)[] = [];
  for (const { atMs, jpeg } of jpegs) {
    const { raster } = await decodeImage(jpeg, { maxSide: 640 });
    const digest = createHash('sha256').update(jpeg).digest('hex');
    let ask: () => Promise<number | null> = async () => null;
    const pad: Parameters<typeof lookAtFrame>[0]['pad'] = async (seen, face) => {
      ask = async () => (await liveness.assess(seen, face)).score;
      return null;
    };
    frames.push(await lookAtFrame({ pack, pad }, { raster, atMs, digest }));
    asked.push(ask);
  }
  for (const at of frontalOf(frames)) {
    const [frame, ask] = [frames[at], asked[at]];
    if (frame && ask) frames[at] = { ...frame, pad: await ask() };
  }
  return frames;
}

const anew = (frame: Frame, i: number): Frame => ({
  ...frame,
  digest: `anew ${i}`,
  thumb: frame.thumb.map((grey, at) => grey + ((at + i) % 2)),
});

/** The first half again in place of the second. */
function looped(frames: readonly Frame[]): Frame[] {
  const half = frames.slice(0, Math.ceil(frames.length / 2));
  return frames.map((frame, i) => ({ ...(half[i % half.length] ?? frame), atMs: frame.atMs, digest: `loop ${i}` }));
}

const spliced = (mine: readonly Frame[], theirs: readonly Frame[]): Frame[] =>
  mine.map((frame, i) => (i < mine.length / 2 ? frame : { ...(theirs[i] ?? frame), atMs: frame.atMs }));

function held(jpeg: Uint8Array, like: readonly FilmFrame[], turned: boolean): Promise<FilmFrame[]> {
  return Promise.all(
    like.map(async ({ atMs }, i) => {
      const move = { dx: 0.03 * Math.sin(i), dy: 0.02 * Math.cos(i * 1.7) };
      const turn = { yaw: 0.6 * Math.sin(i / 3), pitch: 0.25 * Math.sin(i / 5) };
      return { atMs, jpeg: await photographPrint(jpeg, turned ? turn : move) };
    }),
  );
}

function print(told: readonly Told[]): void {
  console.table(
    [...Map.groupBy(told, ({ kind }) => kind)].map(([kind, all]) => {
      const count = (verdict: string) => all.filter((one) => one.verdict === verdict).length;
      const wrong = all[0]?.genuine ? all.length - count('live') : count('live');
      const { low, high } = exactInterval(wrong, all.length);
      const why = Map.groupBy(
        all.flatMap(({ reasons }) => reasons),
        (reason) => reason,
      );
      return {
        kind,
        error: all[0]?.genuine ? 'BPCER' : 'APCER',
        wrong: `${wrong} / ${all.length}`,
        '95 %': `${(low * 100).toFixed(1)} % to ${(high * 100).toFixed(1)} %`,
        uncertain: count('uncertain'),
        reasons: [...why].map(([reason, some]) => `${reason.replace('liveness.', '')} ${some.length}`).join(', '),
      };
    }),
  );
}
