import { type InferenceSession, Tensor } from 'onnxruntime-node';

type Outputs = InferenceSession.OnnxValueMapType;

/** Runs a network that has one input, whatever its name. */
export function runModel(
  session: InferenceSession,
  pixels: Float32Array<ArrayBuffer>,
  dims: number[],
): Promise<Outputs> {
  const [name] = session.inputNames;
  if (name === undefined || session.inputNames.length > 1) throw new TypeError('a network with one input is needed');
  return session.run({ [name]: new Tensor('float32', pixels, dims) });
}

/** The numbers of one output; throws when the model does not return what its pack declares. */
export function floatsOf(tensor: Outputs[string] | undefined): Float32Array {
  if (tensor instanceof Tensor && tensor.data instanceof Float32Array) return tensor.data;
  throw new TypeError('the model did not return what its pack declares');
}

/** The numbers of a network that has one output; throws unless there are `count` of them. */
export async function runToFloats(
  session: InferenceSession,
  pixels: Float32Array<ArrayBuffer>,
  shape: { dims: number[]; count: number },
): Promise<Float32Array> {
  const outputs = await runModel(session, pixels, shape.dims);
  const values = floatsOf(outputs[session.outputNames[0] ?? '']);
  if (values.length !== shape.count) throw new TypeError(`the model did not return ${shape.count} numbers`);
  return values;
}
