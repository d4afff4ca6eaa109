// Layers shared by the face networks, from TensorFlow's layouts (height, width, in, out) to ONNX's (out, in, height, width).

/** TensorFlow's "same" padding for one side: the odd pixel goes to the end. */
export function samePads(side, kernel, stride) {
  const total = Math.max((Math.ceil(side / stride) - 1) * stride + kernel - side, 0);
  const begin = Math.floor(total / 2);
  return [begin, total - begin];
}

/** (height, width, in, out) to (out, in, height, width), each output channel multiplied by its scale if given. */
export function toOutFirst({ dims, values }, scale) {
  const [height, width, from, to] = dims;
  const moved = new Float64Array(values.length);
  for (let at = 0; at < height * width; at++)
    for (let i = 0; i < from; i++)
      for (let o = 0; o < to; o++)
        moved[(o * from + i) * height * width + at] = values[(at * from + i) * to + o] * (scale ? scale[o] : 1);
  return { dims: [to, from, height, width], values: moved };
}

/** A depthwise filter (height, width, channels, 1) to (channels, 1, height, width). */
export function toDepthwise({ dims, values }, scale) {
  const [height, width, channels] = dims;
  const moved = new Float64Array(values.length);
  for (let at = 0; at < height * width; at++)
    for (let c = 0; c < channels; c++)
      moved[c * height * width + at] = values[at * channels + c] * (scale ? scale[c] : 1);
  return { dims: [channels, 1, height, width], values: moved };
}

/** A convolution with explicit pads [top, left, bottom, right] and an optional bias. */
export function convolve(graph, x, { filter, bias, stride = 1, pads = [0, 0, 0, 0], group = 1 }) {
  const inputs = [x, graph.floats(filter.dims, filter.values)];
  if (bias) inputs.push(graph.floats([bias.length], bias));
  const [, , height, width] = filter.dims;
  return graph.node('Conv', inputs, { kernel_shape: [height, width], strides: [stride, stride], pads, group });
}

/** Pads of a square input for a square kernel in ONNX's order. */
export function squarePads(side, kernel, stride) {
  const [begin, end] = samePads(side, kernel, stride);
  return [begin, begin, end, end];
}
