import { type Flaw, makePortrait, makeSpecimen } from '../../../tools/specimens/index.ts';

export async function specimen(seed: number, flaw?: Flaw): Promise<Uint8Array> {
  return (
    await makeSpecimen({
      class: 'passport',
      seed,
      level: 'clean',
      person: { country: 'FRA' },
      ...(flaw ? { flaw } : {}),
    })
  ).image;
}

export function drawnSelfie(seed: number): Promise<Uint8Array> {
  return makePortrait({ seed, sex: 'F', setting: 'selfie', take: 1 });
}
