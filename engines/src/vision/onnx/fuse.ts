import {
  attributesOf,
  floatOf,
  type Graph,
  integersOf,
  type Node,
  readGraph,
  type Weights,
  writeGraph,
} from './graph.ts';

/** scale · x + shift, the same for all of a tensor, as done by `nodes` that end in the tensor `end`. */
type Affine = { scale: number; shift: number; end: string; nodes: Node[] };
type Convolution = { kernel: Float32Array; bias: Float32Array; dims: number[]; output: string };

/** What is known of a graph while it is rewritten. */
type Work = {
  graph: Graph;
  users: ReadonlyMap<string, readonly Node[]>;
  convolutions: Map<Node, Convolution>;
  gone: Set<Node>;
  /** New nodes by the one after which they stand. */
  inserted: Map<Node, Node[]>;
  added: Map<string, Weights>;
};

/**
 * Writes a network of the PP-LCNet kind so that the runtime does little beside its convolutions. As exported, each of them is followed by
 * eight passes over all pixels: scale, shift, the four steps of hard swish, scale, shift. Scales and shifts go into the weights of
 * the convolution before or after, and hard swish is written as x · HardSigmoid(x), which the runtime knows and does while it stores
 * what it convolved. The same numbers come out, up to rounding (a millionth). A model without such steps is left as it is.
 */
export function fuseActivations(file: Uint8Array): Uint8Array {
  const work = workOn(readGraph(file));
  for (const node of work.graph.nodes) if (node.op === 'Conv') fuse(work, node);
  const kept = work.graph.nodes.flatMap((node) =>
    work.gone.has(node) ? [] : [rewritten(work, node), ...(work.inserted.get(node) ?? [])],
  );
  const used = new Set(kept.flatMap(({ inputs }) => inputs));
  const nodes = kept.filter(({ op, outputs }) => op !== 'Constant' || outputs.some((name) => used.has(name)));
  return writeGraph({ ...work.graph, nodes }, work.added);
}

function workOn(graph: Graph): Work {
  const users = new Map<string, Node[]>();
  for (const node of graph.nodes)
    for (const input of node.inputs) {
      const known = users.get(input);
      if (known) known.push(node);
      else users.set(input, [node]);
    }
  return { graph, users, convolutions: new Map(), gone: new Set(), inserted: new Map(), added: new Map() };
}

/** Takes what follows a convolution into its weights, and its activation with what follows that. */
function fuse(work: Work, node: Node): void {
  const before = affineFrom(work, node.outputs[0] ?? '');
  const swish = hardSwishAt(work, before.end);
  if (before.nodes.length === 0 && !swish) return;
  const convolution = convolutionOf(work, node);
  if (!convolution) return;
  scaleOutput(convolution, before);
  convolution.output = before.end;
  for (const each of before.nodes) work.gone.add(each);
  if (!swish) return;
  const after = affineFrom(work, swish.end);
  for (const each of [...swish.nodes, ...after.nodes]) work.gone.add(each);
  // HardSigmoid is a sixth of the step that it stands for.
  const step = { ...after, scale: after.scale * 6 };
  const next = (work.users.get(after.end) ?? []).map((user) => unpadded(work, user, after.end));
  const folds = next.length > 0 && next.every((each) => each !== null);
  const swished = folds ? after.end : `${after.end}.swish`;
  const nodes = hardSwish(before.end, swished);
  if (folds) for (const each of next) scaleInput(each, step);
  else nodes.push(affineNode(work, { from: swished, channels: convolution.bias.length, ...step }));
  work.inserted.set(node, nodes);
}

/** Scales and shifts by constants, one after the other, as far as nothing else uses what lies between. */
function affineFrom({ graph, users }: Work, from: string): Affine {
  const found: Affine = { scale: 1, shift: 0, end: from, nodes: [] };
  for (;;) {
    const [node, ...others] = users.get(found.end) ?? [];
    const step = node && others.length === 0 && !graph.outputs.has(found.end) ? stepOf(graph, node, found.end) : null;
    if (!node || !step) return found;
    found.scale *= step.scale;
    found.shift = found.shift * step.scale + step.shift;
    found.end = node.outputs[0] ?? '';
    found.nodes.push(node);
  }
}

function stepOf({ weights }: Graph, { op, inputs }: Node, from: string): { scale: number; shift: number } | null {
  const [first = '', second = ''] = inputs;
  const constant = weights.get(first === from ? second : first);
  const [value] = constant?.values ?? [];
  if (value === undefined || constant?.values.length !== 1) return null;
  if (op === 'Mul') return { scale: value, shift: 0 };
  if (op === 'Add') return { scale: 1, shift: value };
  return op === 'Div' && first === from ? { scale: 1 / value, shift: 0 } : null;
}

/** x · min(6, max(0, x + 3)) beginning at the tensor x. */
function hardSwishAt({ graph, users }: Work, x: string): { end: string; nodes: Node[] } | null {
  const uses = users.get(x) ?? [];
  const plus = uses.find((node) => node.op === 'Add');
  const times = uses.find((node) => node.op === 'Mul');
  if (uses.length !== 2 || !plus || !times || stepOf(graph, plus, x)?.shift !== 3) return null;
  const [clip, ...others] = users.get(plus.outputs[0] ?? '') ?? [];
  if (clip?.op !== 'Clip' || others.length > 0 || !isClipToSix(graph, clip)) return null;
  const clipped = clip.outputs[0] ?? '';
  if (!times.inputs.includes(clipped) || users.get(clipped)?.length !== 1) return null;
  return { end: times.outputs[0] ?? '', nodes: [plus, clip, times] };
}

/** Bounds are attributes up to operator set 10, and inputs from 11 on. */
function isClipToSix({ weights }: Graph, clip: Node): boolean {
  const [low, high] = ['min', 'max'].map(
    (name, i) => floatOf(clip, name) ?? weights.get(clip.inputs[i + 1] ?? '')?.values[0],
  );
  return low === 0 && high === 6;
}

function convolutionOf({ graph, convolutions }: Work, node: Node): Convolution | null {
  const known = convolutions.get(node);
  if (known) return known;
  const [, kernelName = '', biasName] = node.inputs;
  const kernel = graph.weights.get(kernelName);
  const bias =
    biasName === undefined ? new Float32Array(kernel?.dims[0] ?? 0) : graph.weights.get(biasName)?.values.slice();
  if (!kernel || !bias) return null;
  const found = { kernel: kernel.values.slice(), bias, dims: kernel.dims, output: node.outputs[0] ?? '' };
  convolutions.set(node, found);
  return found;
}

/** A convolution of nothing but the tensor itself: one that pads it with zeros would see a shift end at the rim. */
function unpadded(work: Work, node: Node, tensor: string): Convolution | null {
  const takes = node.op === 'Conv' && node.inputs[0] === tensor && integersOf(node, 'pads').every((pad) => pad === 0);
  return takes ? convolutionOf(work, node) : null;
}

function scaleOutput({ kernel, bias }: Convolution, { scale, shift }: Affine): void {
  for (let i = 0; i < kernel.length; i++) kernel[i] = (kernel[i] ?? 0) * scale;
  for (let i = 0; i < bias.length; i++) bias[i] = (bias[i] ?? 0) * scale + shift;
}

function scaleInput({ kernel, bias }: Convolution, { scale, shift }: Affine): void {
  const size = kernel.length / bias.length;
  for (let out = 0; out < bias.length; out++) {
    let sum = 0;
    for (let i = out * size; i < (out + 1) * size; i++) {
      sum += kernel[i] ?? 0;
      kernel[i] = (kernel[i] ?? 0) * scale;
    }
    bias[out] = (bias[out] ?? 0) + shift * sum;
  }
}

function hardSwish(x: string, output: string): Node[] {
  const gate = `${x}.gate`;
  const attributes = attributesOf({ alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
  return [
    { op: 'HardSigmoid', name: gate, inputs: [x], outputs: [gate], attributes },
    { op: 'Mul', name: output, inputs: [x, gate], outputs: [output], attributes: attributesOf({}) },
  ];
}

type AffineNode = { from: string; end: string; channels: number; scale: number; shift: number };

/** A scale and shift as a convolution of each channel with itself: the runtime keeps its own order of channels through it. */
function affineNode(work: Work, { from, end, channels, scale, shift }: AffineNode): Node {
  const attributes = attributesOf({
    group: channels,
    kernel_shape: { integers: [1, 1] },
    strides: { integers: [1, 1] },
    dilations: { integers: [1, 1] },
    pads: { integers: [0, 0, 0, 0] },
  });
  const kernel = add(work, [channels, 1, 1, 1], new Float32Array(channels).fill(scale));
  const bias = add(work, [channels], new Float32Array(channels).fill(shift));
  return { op: 'Conv', name: end, inputs: [from, kernel, bias], outputs: [end], attributes };
}

function rewritten(work: Work, node: Node): Node {
  const convolution = work.convolutions.get(node);
  const [input] = node.inputs;
  if (!convolution || input === undefined) return node;
  const { kernel, bias, dims, output } = convolution;
  return { ...node, inputs: [input, add(work, dims, kernel), add(work, [bias.length], bias)], outputs: [output] };
}

function add({ added }: Work, dims: number[], values: Float32Array): string {
  const name = `fused.${added.size}`;
  added.set(name, { dims, values });
  return name;
}
