import {
  bytesField,
  type Field,
  floatField,
  integerField,
  integersField,
  integersIn,
  readFields,
  textField,
  writeFields,
} from './wire.ts';

const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5 } as const;
const KNOWN_OF_NODE: ReadonlySet<number> = new Set(Object.values(NODE));
const ATTRIBUTE = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const ATTRIBUTE_TYPE = { float: 1, integer: 2, integers: 7 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, name: 8, raw: 9 } as const;
const FLOAT = 1;

/** A tensor of 32-bit floats that the file carries. */
export type Weights = { dims: number[]; values: Float32Array };
export type Node = {
  op: string;
  name: string;
  inputs: string[];
  outputs: string[];
  attributes: ReadonlyMap<string, Field[]>;
  /** What else the file says of it. */
  rest?: readonly Field[];
};

/** An ONNX model taken apart as far as a rewriting of its nodes needs: the rest is kept as it was. */
export type Graph = {
  nodes: Node[];
  /** Constants of 32-bit floats, by the name under which nodes take them. */
  weights: Map<string, Weights>;
  /** What the model gives back. */
  outputs: ReadonlySet<string>;
  model: readonly Field[];
  rest: readonly Field[];
};

export function readGraph(bytes: Uint8Array): Graph {
  const model = readFields(bytes);
  const fields = readFields(model.find(({ number }) => number === MODEL_GRAPH)?.bytes ?? new Uint8Array(0));
  const nodes = fields.filter(({ number }) => number === GRAPH.node).map((field) => nodeOf(field.bytes));
  const weights = new Map<string, Weights>();
  for (const { op, outputs, attributes } of nodes) {
    const tensor =
      op === 'Constant' ? attributes.get('value')?.find(({ number }) => number === ATTRIBUTE.tensor) : null;
    const read = tensor ? weightsOf(readFields(tensor.bytes)) : null;
    if (read && outputs[0] !== undefined) weights.set(outputs[0], read);
  }
  for (const { number, bytes: tensor } of fields) {
    if (number !== GRAPH.initializer) continue;
    const parts = readFields(tensor);
    const read = weightsOf(parts);
    if (read) weights.set(textIn(parts, TENSOR.name), read);
  }
  return {
    nodes,
    weights,
    outputs: new Set(
      fields.filter(({ number }) => number === GRAPH.output).map(({ bytes: value }) => textIn(readFields(value), 1)),
    ),
    model: model.filter(({ number }) => number !== MODEL_GRAPH),
    rest: fields.filter(({ number }) => number !== GRAPH.node),
  };
}

/** The model as a file again; `added` are constants under new names. */
export function writeGraph(graph: Graph, added: ReadonlyMap<string, Weights>): Uint8Array {
  const body = writeFields([
    ...graph.nodes.map((node) => bytesField(GRAPH.node, writeNode(node))),
    ...graph.rest,
    ...[...added].map(([name, tensor]) => bytesField(GRAPH.initializer, writeTensor(name, tensor))),
  ]);
  return writeFields([...graph.model, bytesField(MODEL_GRAPH, body)]);
}

function nodeOf(bytes: Uint8Array): Node {
  const fields = readFields(bytes);
  const texts = (wanted: number) =>
    fields.filter(({ number }) => number === wanted).map(({ bytes: text }) => decode(text));
  const attributes = fields
    .filter(({ number }) => number === NODE.attribute)
    .map((field) => readFields(field.bytes))
    .map((parts) => [textIn(parts, ATTRIBUTE.name), parts] as const);
  return {
    op: texts(NODE.op)[0] ?? '',
    name: texts(NODE.name)[0] ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
    attributes: new Map(attributes),
    rest: fields.filter(({ number }) => !KNOWN_OF_NODE.has(number)),
  };
}

function writeNode({ op, name, inputs, outputs, attributes, rest = [] }: Node): Uint8Array {
  return writeFields([
    ...inputs.map((input) => textField(NODE.input, input)),
    ...outputs.map((output) => textField(NODE.output, output)),
    textField(NODE.name, name),
    textField(NODE.op, op),
    ...[...attributes.values()].map((parts) => bytesField(NODE.attribute, writeFields(parts))),
    ...rest,
  ]);
}

function weightsOf(tensor: readonly Field[]): Weights | null {
  if (allIntegers(tensor, TENSOR.type)[0] !== FLOAT) return null;
  const dims = allIntegers(tensor, TENSOR.dims);
  const raw = tensor.find(({ number }) => number === TENSOR.raw)?.bytes;
  const given = raw ?? Buffer.concat(tensor.filter(({ number }) => number === TENSOR.floats).map(({ bytes }) => bytes));
  // Floats are aligned to four bytes, the file is not.
  return { dims, values: new Float32Array(new Uint8Array(given).buffer) };
}

function writeTensor(name: string, { dims, values }: Weights): Uint8Array {
  return writeFields([
    ...dims.map((dim) => integerField(TENSOR.dims, dim)),
    integerField(TENSOR.type, FLOAT),
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

/** Repeated whole numbers, packed or not. */
function allIntegers(fields: readonly Field[], wanted: number): number[] {
  return fields.filter(({ number }) => number === wanted).flatMap(({ bytes }) => integersIn(bytes));
}

function textIn(fields: readonly Field[], wanted: number): string {
  return decode(fields.find(({ number }) => number === wanted)?.bytes ?? new Uint8Array(0));
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The whole numbers of an attribute, for instance the padding of a convolution. */
export function integersOf(node: Node, name: string): number[] {
  return allIntegers(node.attributes.get(name) ?? [], ATTRIBUTE.integers);
}

export function floatOf(node: Node, name: string): number | null {
  const bytes = node.attributes.get(name)?.find(({ number }) => number === ATTRIBUTE.float)?.bytes;
  return bytes ? Buffer.from(bytes).readFloatLE() : null;
}

/** A whole number, a float, or several whole numbers. */
type AttributeValue = number | { float: number } | { integers: number[] };

/** Attributes of a new node. */
export function attributesOf(values: Readonly<Record<string, AttributeValue>>): Map<string, Field[]> {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, [textField(ATTRIBUTE.name, name), ...partsOf(value)]]),
  );
}

function partsOf(value: AttributeValue): Field[] {
  const type = (code: number) => integerField(ATTRIBUTE.type, code);
  if (typeof value === 'number') return [integerField(ATTRIBUTE.integer, value), type(ATTRIBUTE_TYPE.integer)];
  if ('float' in value) return [floatField(ATTRIBUTE.float, value.float), type(ATTRIBUTE_TYPE.float)];
  return [integersField(ATTRIBUTE.integers, value.integers), type(ATTRIBUTE_TYPE.integers)];
}
