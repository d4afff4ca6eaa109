import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
// A file name inside the pack's own folder and nowhere else.
const FileName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/);
const Pixels = z.int().min(16).max(1024);
const Tone = {
  channels: z.enum(['rgb', 'bgr', 'grey']),
  mean: z.tuple([z.number(), z.number(), z.number()]),
  scale: z.number().positive(),
};

const Origin = {
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  version: z.string().max(40),
  title: z.string().max(200),
  licence: z.string().max(400),
  provenance: z.string().max(2000),
  files: z
    .array(z.object({ name: FileName, sha256: Sha256 }))
    .min(1)
    .max(20),
};

const Rate = z.object({
  errors: z.int().min(0),
  trials: z.int().min(1),
  /** Two-sided 95 % interval (Clopper and Pearson), as shares. */
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

const LivenessModelSchema = z.object({
  file: FileName,
  input: Pixels,
  ...Tone,
  /** How much larger than the head's box each crop is; the scores of all are averaged. */
  crops: z.array(z.number().min(1).max(6)).min(1).max(5),
  /** Whether each crop is judged in the mirror as well. */
  mirrored: z.boolean(),
  classes: z.int().min(2).max(10),
  realClass: z.int().min(0).max(9),
  bands: z
    .object({ real: z.number().gt(0).max(1), uncertain: z.number().gt(0).max(1) })
    .refine((bands) => bands.uncertain <= bands.real, 'uncertain lies below real'),
});

export const FacePackManifestSchema = z.object({
  ...Origin,
  detector: z.object({
    file: FileName,
    width: Pixels,
    height: Pixels,
    ...Tone,
    /** Numbers a box in the score output, and which of them means a face. */
    classes: z.int().min(1).max(10),
    faceClass: z.int().min(0).max(9),
    minScore: z.number().gt(0).lt(1),
    maxOverlap: z.number().gt(0).lt(1),
  }),
  landmarks: z.object({ file: FileName, input: Pixels, ...Tone, crop: z.number().min(0.5).max(3) }),
  embedding: z.object({
    file: FileName,
    input: Pixels,
    ...Tone,
    alignment: z.enum(['dlib-68', 'arcface-5']),
    dimension: z.int().min(16).max(4096),
    metric: z.enum(['euclidean', 'cosine']),
    /** Distance at which similarity reaches 0. */
    zeroAt: z.number().positive(),
    /** Averages the embeddings of the face and of its mirror image. */
    mirrored: z.boolean(),
  }),
  bands: z
    .object({
      match: z.number().gt(0).max(1),
      review: z.number().gt(0).max(1),
      /** From here on a face among many enrolled ones is shown to a person as perhaps the same. */
      duplicate: z.number().gt(0).max(1),
    })
    .refine((bands) => bands.review <= bands.match, 'review lies below match')
    .refine((bands) => bands.match <= bands.duplicate, 'match lies below duplicate'),
  minFacePx: z.int().min(16).max(1024),
  /** What was measured at the match band and on which pictures, for those who decide on a score. */
  measured: z
    .array(
      z.object({
        set: z.string().max(300),
        falseMatch: Rate.nullable(),
        falseNonMatch: Rate.nullable(),
        /** Errors by where a match would begin, in ascending order: strangers at least this alike, pairs of one person below it. */
        curve: z
          .array(
            z.object({
              similarity: z.number().min(0).max(1),
              falseMatches: z.int().min(0).nullable(),
              falseNonMatches: z.int().min(0).nullable(),
            }),
          )
          .max(50)
          .default([]),
      }),
    )
    .max(5),
});

/** What a pack of face models declares about itself; every number a decision depends on is in it. */
export type FacePackManifest = z.infer<typeof FacePackManifestSchema>;
export type DetectorModel = FacePackManifest['detector'];
export type LandmarkModel = FacePackManifest['landmarks'];
export type LivenessModel = z.infer<typeof LivenessModelSchema>;
export type EmbeddingModel = FacePackManifest['embedding'];

export const LivenessPackManifestSchema = z.object({
  kind: z.literal('liveness'),
  ...Origin,
  liveness: LivenessModelSchema,
  minFacePx: z.int().min(16).max(1024),
});

/** What a pack with a passive presentation-attack model alone declares about itself. */
export type LivenessPackManifest = z.infer<typeof LivenessPackManifestSchema>;
