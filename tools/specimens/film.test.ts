import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Clip, type Frame, judgeClip, lookAtFrame, type Motion } from '@acquaint/engines/liveness';
import { decodeImage, type FacePack, following, openFacePack } from '@acquaint/engines/vision';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilmFrame, makeFilm, momentsOf } from './film.ts';
import { CAST } from './index.ts';
import { photographPrint } from './print.ts';

const folder = join(import.meta.dirname, '..', '..', '.acquaint', 'models', 'dlib');
const hasPack = existsSync(join(folder, 'manifest.json'));
const ASKED: readonly Motion[] = ['turn_left', 'blink', 'nod', 'open_mouth'];

describe.skipIf(!hasPack)(
  'BIO-02 films of invented people (need the face pack installed in .acquaint/models/dlib)',
  () => {
    let pack: FacePack;
    let film: FilmFrame[] = [];
    let seen: Frame[] = [];
    const [one = { seed: 10, sex: 'M' as const }, other = { seed: 28, sex: 'M' as const }] = CAST;

    beforeAll(async () => {
      pack = await openFacePack(folder);
      film = await makeFilm({ ...one, take: 1, moments: momentsOf(ASKED) });
      seen = await look(film);
    }, 180_000);
    afterAll(() => pack.close());

    async function look(frames: readonly FilmFrame[]): Promise<Frame[]> {
      const looked: Frame[] = [];
      const looking = { pack: following(pack), pad: null };
      for (const [at, { atMs, jpeg }] of frames.entries()) {
        const { raster } = await decodeImage(jpeg);
        looked.push(await lookAtFrame(looking, { raster, atMs, digest: `${at} ${jpeg.length}` }));
      }
      return looked;
    }

    const judge = (frames: readonly Frame[], sequence = ASKED, change: Partial<Clip> = {}) =>
      judgeClip({
        challenge: { sequence, limitMs: 30_000 },
        frames,
        camera: { label: null },
        earlier: [],
        elapsedMs: null,
        samePerson: { similarity: pack.similarity, bands: pack.manifest.bands },
        padBands: null,
        ...change,
      });

    test('every motion is seen on rendered frames by the default pack, in its order and no other', () => {
      const result = judge(seen);
      expect(result.reasons).toEqual([]);
      expect(result.depth!).toBeGreaterThan(0.03);
      expect(judge(seen, ['blink', 'turn_left', 'nod', 'open_mouth']).reasons).toContain('liveness.wrong_order');
      expect(judge(seen, ['turn_right', 'blink', 'nod']).reasons).toContain('liveness.missing_motion');
    });

    test('a print of the person is refused: still when moved, flat when turned', { timeout: 120_000 }, async () => {
      const [{ jpeg }] = film as [FilmFrame];
      const hold = async (at: number, yaw: number) => ({
        atMs: at * 420 + (at % 3) * 7,
        jpeg: await photographPrint(jpeg, {
          yaw: yaw * Math.sin(at * 0.9),
          dx: 0.03 * Math.sin(at),
          dy: 0.02 * Math.cos(at * 1.7),
        }),
      });
      const path = Array.from({ length: 8 }, (_, at) => at);
      expect(judge(await look(await Promise.all(path.map((at) => hold(at, 0))))).reasons).toContain(
        'liveness.still_picture',
      );
      expect(judge(await look(await Promise.all(path.map((at) => hold(at, 0.75))))).reasons).toContain('liveness.flat');
    });

    test('someone else in the second half is another person', { timeout: 120_000 }, async () => {
      const rest = await makeFilm({ ...other, take: 1, moments: momentsOf(['nod']) });
      const theirs = await look(rest.slice(0, 3));
      const half = seen.map((frame, at) =>
        at >= seen.length - 3 ? { ...theirs[at - seen.length + 3]!, atMs: frame.atMs } : frame,
      );
      expect(judge(half).reasons).toContain('liveness.two_people');
    });
  },
);
