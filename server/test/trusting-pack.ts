import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGraph } from '../../tools/models/onnx.mjs';

const INPUT = 16;

/**
 * Writes a presentation-attack pack that takes every face for a living one, and gives its folder. Drawn faces are no
 * living ones, and the installed model would say so of each; without any model nothing is approved by the machine.
 */
export function writeTrustingPack(home: string): string {
  const folder = join(home, 'trusting-pack');
  mkdirSync(folder, { recursive: true });
  const graph = createGraph('trusting');
  const image = graph.input('image', [1, 3, INPUT, INPUT]);
  const means = graph.node('ReduceMean', [image], { axes: [2, 3], keepdims: 0 });
  const nothing = graph.node('Mul', [means, graph.floats([1, 3], [0, 0, 0])]);
  graph.output('classes', [1, 3], graph.node('Add', [nothing, graph.floats([1, 3], [10, 0, 0])]));
  const bytes = graph.toBytes();
  const file = { name: 'trusting.onnx', sha256: createHash('sha256').update(bytes).digest('hex') };
  const manifest = {
    kind: 'liveness',
    code: 'trusting',
    version: '1',
    title: 'For tests: takes every face for a living one',
    licence: 'that of the repository',
    provenance: 'written by the tests',
    files: [file],
    liveness: {
      ...{ file: file.name, input: INPUT, channels: 'bgr', mean: [0, 0, 0], scale: 1, crops: [2.7], mirrored: false },
      ...{ classes: 3, realClass: 0, bands: { real: 0.8, uncertain: 0.5 } },
    },
    minFacePx: 64,
  };
  writeFileSync(join(folder, file.name), bytes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
