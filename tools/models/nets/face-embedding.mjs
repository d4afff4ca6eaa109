// dlib's face recognition residual network (dlib_face_recognition_resnet_model_v1), as laid out in
// @vladmandic/face-api src/faceRecognitionNet. Input 1x3x150x150 RGB, output 128 numbers.
import { convolve, squarePads, toOutFirst } from '../layers.mjs';
import { createGraph } from '../onnx.mjs';

function scaled(weights, prefix) {
  const scale = weights(`${prefix}/scale/weights`).values;
  const shift = weights(`${prefix}/scale/biases`).values;
  const bias = weights(`${prefix}/conv/bias`).values;
  return {
    filter: toOutFirst(weights(`${prefix}/conv/filters`), scale),
    bias: bias.map((value, i) => value * scale[i] + shift[i]),
  };
}

function residual(graph, weights, x, prefix, side) {
  const pads = squarePads(side, 3, 1);
  const first = graph.node('Relu', [convolve(graph, x, { ...scaled(weights, `${prefix}/conv1`), pads })]);
  const second = convolve(graph, first, { ...scaled(weights, `${prefix}/conv2`), pads });
  return graph.node('Relu', [graph.node('Add', [second, x])]);
}

function residualDown(graph, weights, x, { prefix, side, widen }) {
  const half = Math.floor((side - 3) / 2) + 1;
  const pooledSide = Math.floor(side / 2);
  const first = graph.node('Relu', [convolve(graph, x, { ...scaled(weights, `${prefix}/conv1`), stride: 2 })]);
  let out = convolve(graph, first, { ...scaled(weights, `${prefix}/conv2`), pads: squarePads(half, 3, 1) });
  if (half !== pooledSide) {
    const missing = pooledSide - half;
    out = graph.node('Pad', [out, graph.integers([0, 0, 0, 0, 0, 0, missing, missing])]);
  }
  let pooled = graph.node('AveragePool', [x], { kernel_shape: [2, 2], strides: [2, 2] });
  if (widen) pooled = graph.node('Pad', [pooled, graph.integers([0, 0, 0, 0, 0, widen, 0, 0])]);
  return { out: graph.node('Relu', [graph.node('Add', [pooled, out])]), side: pooledSide };
}

const STAGES = [
  { down: { prefix: 'conv64_down', widen: 32 }, blocks: ['conv64_1', 'conv64_2', 'conv64_3'] },
  { down: { prefix: 'conv128_down', widen: 64 }, blocks: ['conv128_1', 'conv128_2'] },
  { down: { prefix: 'conv256_down', widen: 128 }, blocks: ['conv256_1', 'conv256_2'] },
  { down: { prefix: 'conv256_down_out', widen: 0 }, blocks: [] },
];

/** The network as an ONNX file. */
export function buildFaceEmbedding(weights) {
  const graph = createGraph('face-embedding');
  const image = graph.input('image', [1, 3, 150, 150]);
  let x = graph.node('Relu', [convolve(graph, image, { ...scaled(weights, 'conv32_down'), stride: 2 })]);
  x = graph.node('MaxPool', [x], { kernel_shape: [3, 3], strides: [2, 2] });
  let side = 35;
  for (const block of ['conv32_1', 'conv32_2', 'conv32_3']) x = residual(graph, weights, x, block, side);
  for (const stage of STAGES) {
    ({ out: x, side } = residualDown(graph, weights, x, { ...stage.down, side }));
    for (const block of stage.blocks) x = residual(graph, weights, x, block, side);
  }
  const flat = graph.node('Flatten', [graph.node('GlobalAveragePool', [x])]);
  const { dims, values } = weights('fc');
  graph.output('embedding', [1, 128], graph.node('MatMul', [flat, graph.floats(dims, values)]));
  return graph.toBytes();
}
