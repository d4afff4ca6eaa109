// The 68-point landmark network of @vladmandic/face-api (src/faceLandmarkNet, src/faceFeatureExtractor):
// four dense blocks of separable convolutions. Input 1x3x112x112 RGB, output 136 numbers, x and y in turn, 0..1 of the crop.
import { convolve, squarePads, toDepthwise, toOutFirst } from '../layers.mjs';
import { createGraph } from '../onnx.mjs';

function separable(graph, weights, x, { prefix, side, stride }) {
  const depthwise = toDepthwise(weights(`${prefix}/depthwise_filter`));
  const spread = convolve(graph, x, {
    filter: depthwise,
    stride,
    pads: squarePads(side, 3, stride),
    group: depthwise.dims[0],
  });
  const filter = toOutFirst(weights(`${prefix}/pointwise_filter`));
  return convolve(graph, spread, { filter, bias: weights(`${prefix}/bias`).values });
}

function firstLayer(graph, weights, x, side) {
  const filter = toOutFirst(weights('dense0/conv0/filters'));
  return convolve(graph, x, {
    filter,
    bias: weights('dense0/conv0/bias').values,
    stride: 2,
    pads: squarePads(side, 3, 2),
  });
}

function denseBlock(graph, weights, x, { prefix, side }) {
  const half = side / 2;
  const entry =
    prefix === 'dense0'
      ? firstLayer(graph, weights, x, side)
      : separable(graph, weights, x, { prefix: `${prefix}/conv0`, side, stride: 2 });
  const first = graph.node('Relu', [entry]);
  const second = separable(graph, weights, first, { prefix: `${prefix}/conv1`, side: half, stride: 1 });
  const sumOfTwo = graph.node('Add', [first, second]);
  const afterTwo = graph.node('Relu', [sumOfTwo]);
  const third = separable(graph, weights, afterTwo, { prefix: `${prefix}/conv2`, side: half, stride: 1 });
  const sumOfThree = graph.node('Add', [sumOfTwo, third]);
  const afterThree = graph.node('Relu', [sumOfThree]);
  const fourth = separable(graph, weights, afterThree, { prefix: `${prefix}/conv3`, side: half, stride: 1 });
  return graph.node('Relu', [graph.node('Add', [sumOfThree, fourth])]);
}

/** The network as an ONNX file. */
export function buildFaceLandmarks(weights) {
  const graph = createGraph('face-landmarks');
  let x = graph.input('image', [1, 3, 112, 112]);
  let side = 112;
  for (const prefix of ['dense0', 'dense1', 'dense2', 'dense3']) {
    x = denseBlock(graph, weights, x, { prefix, side });
    side /= 2;
  }
  const flat = graph.node('Flatten', [graph.node('AveragePool', [x], { kernel_shape: [7, 7], strides: [2, 2] })]);
  const { dims, values } = weights('fc/weights');
  const product = graph.node('MatMul', [flat, graph.floats(dims, values)]);
  const bias = graph.floats([136], weights('fc/bias').values);
  graph.output('points', [1, 136], graph.node('Add', [product, bias]));
  return graph.toBytes();
}
