import type { ChipReading } from '@acquaint/engines/chip';
import type { DocumentReading } from '@acquaint/engines/documents';
import type { Challenge, Earlier, LivenessResult } from '@acquaint/engines/liveness';
import type { TamperCode } from '@acquaint/engines/tamper';
import type {
  AdverseMediaAnswer,
  AdverseMediaRequest,
  CreditHistoryAnswer,
  CreditHistoryRequest,
} from './connectors.ts';

/**
 * What the outside can be asked. A request holds the bytes and values the provider needs and nothing more; the answer of `call`
 * says whether it was simulated.
 */
export type Kinds = {
  image: {
    /** `paper` may come as PDF: letters and statements, never identity documents or faces. */
    request: { bytes: Uint8Array; paper: boolean };
    answer: {
      clean: Uint8Array;
      width: number;
      height: number;
      quality: Record<string, number>;
      reasons: string[];
      tamper: TamperAnswer[];
    };
  };
  ocr: {
    /** `country` is the one whose document was announced, alpha-3: it names the script where no word of the page does. */
    request: { image: Uint8Array; side: 'front' | 'back' | null; today: string; country: string | null };
    /** `tamper`: what the reader saw of letters that do not belong to the print around them. */
    answer: { reading: DocumentReading; model: string; tamper: TamperAnswer[] };
  };
  /** `template` asks for the selfie's face as a vector as well: it leaves the engine for that purpose alone. */
  face: {
    request: { document: Uint8Array | null; selfie: Uint8Array; template?: true };
    answer: FaceAnswer;
  };
  /** Are the faces that one page shows those of one person? */
  portrait: { request: { page: Uint8Array }; answer: { tamper: TamperAnswer; pack: string; packHash: string } };
  liveness: { request: LivenessRequest; answer: LivenessAnswer };
  chip: {
    request: { dg1: Uint8Array; dg2: Uint8Array | null; sod: Uint8Array; today: string };
    answer: ChipReading;
  };
  sms: { request: { to: string; text: string }; answer: { accepted: true } };
  email: { request: { to: string; subject: string; text: string }; answer: { accepted: true } };
  /** Articles under a person's name. `AdverseMediaAnswer` parses what came. */
  adverse_media: { request: AdverseMediaRequest; answer: AdverseMediaAnswer };
  /** What a credit bureau keeps about a person. `CreditHistoryAnswer` parses what came. */
  credit_history: { request: CreditHistoryRequest; answer: CreditHistoryAnswer };
  registry: {
    request: RegistryRequest;
    answer: RegistryAnswer;
  };
};
/** What a detector of tampering says of the bytes as they came; `overlay` is a data URL of a small PNG. */
export type TamperAnswer = {
  code: TamperCode;
  score: number | null;
  threshold: number;
  overlay: string | null;
  version: string;
};
export type RegistryRequest = {
  country: string;
  kind: string;
  number: string;
  name: string | null;
  birthDate: string | null;
};
/**
 * `values`: what the register holds, by field name; `matches`: only whether it holds the same as was asked, where it gives no values away. A
 * register may give both, for different fields.
 */
export type RegistryAnswer = {
  found: boolean;
  nameAgrees: boolean | null;
  birthDateAgrees: boolean | null;
  values?: Readonly<Record<string, string>>;
  matches?: Readonly<Record<string, 'agrees' | 'differs' | 'unsure'>>;
};
export type FaceAnswer = {
  documentFaces: number;
  selfieFaces: number;
  similarity: number | null;
  verdict: 'match' | 'review' | 'mismatch' | 'no_face';
  reasons: string[];
  threshold: number;
  reviewThreshold: number;
  /** What was measured of this pack at its threshold, and on which pictures. */
  measured: FaceMeasurement[];
  pack: string;
  packHash: string;
  /** The portrait cut from the document, JPEG. */
  portrait: Uint8Array | null;
  /** Null unless asked for and a face was found. */
  template: FaceTemplate | null;
};
type MeasuredRate = { errors: number; trials: number; low: number; high: number };
type MeasuredRates = { falseMatch: MeasuredRate | null; falseNonMatch: MeasuredRate | null };
export type FaceMeasurement = MeasuredRates & {
  set: string;
  /** Strangers at least as alike as these two, pairs of one person less alike; null where nothing was measured at this score. */
  here: MeasuredRates | null;
};
export type FaceTemplate = {
  /** Vectors of one space are comparable by Euclidean distance. */
  space: string;
  vector: Float32Array;
  /** Up to this distance another customer's face is shown to a person. */
  within: number;
  /** Similarity from which that is so, and how a distance becomes one. */
  threshold: number;
  scale: { metric: 'euclidean' | 'cosine'; zeroAt: number };
};
export type LivenessRequest = {
  /** Null for a single picture, which the passive model judges alone. */
  challenge: Challenge | null;
  frames: readonly { bytes: Uint8Array; atMs: number }[];
  /** What the browser calls its camera. */
  camera: string | null;
  earlier: readonly Earlier[];
  elapsedMs: number | null;
};
export type LivenessAnswer = LivenessResult & {
  /** Each frame encoded anew, JPEG without metadata. */
  images: { bytes: Uint8Array; width: number; height: number }[];
  /** What to keep to know the frames again. */
  seen: Earlier;
  pack: string;
  packHash: string;
  /** The model for presentation attacks; null where none is installed, and `pad` then is null as well. */
  passive: { code: string; hash: string; bands: { real: number; uncertain: number } } | null;
};
export type Kind = keyof Kinds;
