// SSD with a MobileNet v1 body, trained on faces, as laid out in @vladmandic/face-api src/ssdMobilenetv1.
// Input 1x3x512x512 RGB, -1..1. Outputs: boxes 1x5118x4 (left, top, right, bottom, 0..1) and scores 1x5118.
import { convolve, squarePads, toDepthwise, toOutFirst } from '../layers.mjs';
import { createGraph } from '../onnx.mjs';

const EPSILON = 0.0010000000474974513;
const STRIDE_TWO = new Set([2, 4, 6, 12]);
const ANCHORS = 5118;

function clip(graph, x) {
  return graph.node('Clip', [x, graph.floats([], [0]), graph.floats([], [6])]);
}

function pointwise(graph, weights, x, { prefix, side, stride = 1 }) {
  const filter = toOutFirst(weights(`${prefix}_pointwise/weights`));
  const bias = weights(`${prefix}_pointwise/convolution_bn_offset`).values;
  return clip(graph, convolve(graph, x, { filter, bias, stride, pads: squarePads(side, filter.dims[2], stride) }));
}

function depthwise(graph, weights, x, { prefix, side, stride }) {
  const norm = (part) => weights(`${prefix}_depthwise/BatchNorm/${part}`).values;
  const variance = norm('moving_variance');
  const scale = norm('gamma').map((gamma, i) => gamma / Math.sqrt(variance[i] + EPSILON));
  const mean = norm('moving_mean');
  const bias = norm('beta').map((beta, i) => beta - mean[i] * scale[i]);
  const filter = toDepthwise(weights(`${prefix}_depthwise/depthwise_weights`), scale);
  const pads = squarePads(side, 3, stride);
  return clip(graph, convolve(graph, x, { filter, bias, stride, pads, group: filter.dims[0] }));
}

function body(graph, weights, image) {
  let x = pointwise(graph, weights, image, { prefix: 'MobilenetV1/Conv2d_0', side: 512, stride: 2 });
  let side = 256;
  let middle = x;
  for (let layer = 1; layer <= 13; layer++) {
    const prefix = `MobilenetV1/Conv2d_${layer}`;
    const stride = STRIDE_TWO.has(layer) ? 2 : 1;
    x = depthwise(graph, weights, x, { prefix, side, stride });
    side /= stride;
    x = pointwise(graph, weights, x, { prefix, side });
    if (layer === 11) middle = x;
  }
  return { middle, last: x };
}

function featureMaps(graph, weights, image) {
  const { middle, last } = body(graph, weights, image);
  const maps = [middle, last];
  let x = last;
  let side = 16;
  for (let layer = 0; layer < 8; layer++) {
    const stride = layer % 2 === 1 ? 2 : 1;
    x = pointwise(graph, weights, x, { prefix: `Prediction/Conv2d_${layer}`, side, stride });
    side /= stride;
    if (stride === 2) maps.push(x);
  }
  return maps;
}

/** Keeps the output channels named, in that order: `pick(i)` gives the old channel of the new channel i. */
function pickChannels({ dims, values }, count, pick) {
  const size = values.length / dims[0];
  const kept = new Float64Array(count * size);
  for (let i = 0; i < count; i++) kept.set(values.subarray(pick(i) * size, (pick(i) + 1) * size), i * size);
  return { dims: [count, ...dims.slice(1)], values: kept };
}

function predictor(graph, weights, x, { prefix, count, pick, shape }) {
  const bias = weights(`${prefix}/biases`);
  const filter = pickChannels(toOutFirst(weights(`${prefix}/weights`)), count, pick);
  const picked = pickChannels(bias, count, pick).values;
  const channelsLast = graph.node('Transpose', [convolve(graph, x, { filter, bias: picked })], { perm: [0, 2, 3, 1] });
  return graph.node('Reshape', [channelsLast, graph.integers(shape)]);
}

/** Anchor centres and sizes as (x, y) pairs, from the (top, left, bottom, right) boxes of the weight file. */
function anchorsOf({ values }) {
  const centres = new Float64Array(ANCHORS * 2);
  const sizes = new Float64Array(ANCHORS * 2);
  for (let i = 0; i < ANCHORS; i++)
    for (const axis of [0, 1]) {
      const low = values[i * 4 + 1 - axis];
      const high = values[i * 4 + 3 - axis];
      sizes[i * 2 + axis] = high - low;
      centres[i * 2 + axis] = low + (high - low) / 2;
    }
  return { centres, sizes };
}

function decode(graph, weights, encodings) {
  const { centres, sizes } = anchorsOf(weights('Output/extra_dim'));
  const dims = [1, ANCHORS, 2];
  const part = (from) =>
    graph.node('Slice', [encodings, graph.integers([from]), graph.integers([from + 2]), graph.integers([2])]);
  const moved = graph.node('Mul', [
    part(0),
    graph.floats(
      dims,
      sizes.map((size) => size / 10),
    ),
  ]);
  const centre = graph.node('Add', [moved, graph.floats(dims, centres)]);
  const grown = graph.node('Exp', [graph.node('Mul', [part(2), graph.floats([], [0.2])])]);
  const half = graph.node('Mul', [
    grown,
    graph.floats(
      dims,
      sizes.map((size) => size / 2),
    ),
  ]);
  const corners = [graph.node('Sub', [centre, half]), graph.node('Add', [centre, half])];
  return graph.node('Concat', corners, { axis: 2 });
}

/** The network as an ONNX file, boxes decoded. */
export function buildFaceDetector(weights) {
  const graph = createGraph('face-detector');
  const image = graph.input('image', [1, 3, 512, 512]);
  const boxes = [];
  const scores = [];
  featureMaps(graph, weights, image).forEach((map, level) => {
    const anchors = level === 0 ? 3 : 6;
    const prefix = `Prediction/BoxPredictor_${level}`;
    // The file codes (y, x, height, width); swapping channels here gives (x, y, width, height).
    const swap = (i) => i - (i % 4) + [1, 0, 3, 2][i % 4];
    boxes.push(
      predictor(graph, weights, map, {
        prefix: `${prefix}/BoxEncodingPredictor`,
        count: anchors * 4,
        pick: swap,
        shape: [1, -1, 4],
      }),
    );
    // Of the three classes only the second means a face.
    const face = (i) => i * 3 + 1;
    scores.push(
      predictor(graph, weights, map, {
        prefix: `${prefix}/ClassPredictor`,
        count: anchors,
        pick: face,
        shape: [1, -1],
      }),
    );
  });
  graph.output('boxes', [1, ANCHORS, 4], decode(graph, weights, graph.node('Concat', boxes, { axis: 1 })));
  graph.output('scores', [1, ANCHORS], graph.node('Sigmoid', [graph.node('Concat', scores, { axis: 1 })]));
  return graph.toBytes();
}
