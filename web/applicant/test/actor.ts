// Somebody before the camera who does what the page says: pictures of a drawn face, shown one after the other on a canvas
// that stands in for the lens. What is asked is drawn at random, so no film made beforehand would do.
import type { Page } from 'playwright-core';
import { type FilmMotion, makeFilm, momentsOf } from '../../../tools/specimens/film.ts';

const MOTIONS: readonly FilmMotion[] = ['turn_left', 'turn_right', 'nod', 'blink', 'open_mouth'];
type Pictures = Record<string, string[]>;

/** The pictures of one invented person: at rest, and half and wholly in each motion. */
export async function actorPictures(person: { seed: number; sex: 'M' | 'F' }): Promise<Pictures> {
  const moments = MOTIONS.flatMap((motion) => momentsOf([motion]).slice(2, 4));
  const film = await makeFilm({ ...person, take: 1, width: 240, moments: [{ atMs: 0 }, ...moments] });
  const [rest = '', ...rendered] = film.map(
    ({ jpeg }) => `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
  );
  const entries = MOTIONS.map((motion, at) => [motion, rendered.slice(at * 2, at * 2 + 2)] as const);
  return { rest: [rest], ...Object.fromEntries(entries) };
}

/** Puts the person before the page's camera; with pictures of rest alone it is a photograph that is held there. */
export async function actBefore(page: Page, pictures: Pictures): Promise<void> {
  await page.addInitScript((shown: Pictures) => {
    const load = (address: string) => {
      const image = new Image();
      image.src = address;
      return image;
    };
    const images = Object.fromEntries(Object.entries(shown).map(([name, all]) => [name, all.map(load)]));
    // From the instruction on, in milliseconds: half there, wholly there, half back, at rest again.
    const STAGES = [600, 1000, 1800, 2200];
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 600 });
    const context = canvas.getContext('2d');
    let [told, since] = ['rest', 0];
    const draw = () => {
      const now = document.querySelector<HTMLElement>('.motion-line')?.dataset.motion ?? 'rest';
      if (now !== told) [told, since] = [now, performance.now()];
      const stage = STAGES.filter((ms) => performance.now() - since >= ms).length;
      const which = [null, 0, 1, 0, null][stage] ?? null;
      const image = (which === null ? null : images[told]?.[which]) ?? images.rest?.[0];
      const sway = () => Math.round((Math.random() - 0.5) * 6);
      if (image?.complete) context?.drawImage(image, sway(), sway(), canvas.width, canvas.height);
      for (let speck = 0; context && speck < 400; speck += 1) {
        context.fillStyle = `rgb(${speck % 2 === 0 ? '255 255 255' : '0 0 0'} / 5%)`;
        context.fillRect(Math.random() * canvas.width, Math.random() * canvas.height, 6, 6);
      }
    };
    setInterval(draw, 60);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
  }, pictures);
}
