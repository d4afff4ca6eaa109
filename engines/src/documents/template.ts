import { parse } from 'yaml';
import { z } from 'zod';
import { identifierKinds } from '../identifiers/index.ts';
import { SCRIPTS } from '../vision/index.ts';

const Alpha3 = z.string().regex(/^[A-Z]{3}$/);
const FieldName = z.string().regex(/^[a-z][a-z_]{1,39}$/);
const Label = z.string().min(1).max(60);

/** How one field is printed: after which labels, where its value stands, and how its text becomes a value. */
export const FieldTemplateSchema = z.strictObject({
  labels: z.array(Label).max(40).default([]),
  /**
   * `anywhere`: any text of the page that satisfies pattern or values, when labels are too small to be read; `foot`: the lowest
   * such; `head`: lines of the page's upper third, from the top.
   */
  where: z
    .array(z.enum(['right', 'left', 'below', 'above', 'head', 'anywhere', 'foot']))
    .min(1)
    .default(['right', 'below']),
  /** On cards without labels: text of this form, a value itself, announces the field. */
  after: z.string().max(200).optional(),
  /** How far below its label a value may stand, in heights of the print. */
  reach: z.number().min(1).max(20).optional(),
  kind: z.enum(['text', 'name', 'number', 'date', 'sex', 'country', 'address', 'amount']),
  /** The first group, or the whole match, is the value; applied to text in upper case. */
  pattern: z.string().max(200).optional(),
  /** How a whole value of words ends: one that does not lost its end, or a sign there, and is doubted. */
  ends: z.string().max(60).optional(),
  /** At most this many printed lines belong to the value. */
  lines: z.int().min(1).max(6).default(1),
  /** Further lines of the value begin under the label, not under its first line. */
  wraps: z.boolean().default(false),
  /** The value begins at this line after the label: names of two kinds may share one label. */
  from_line: z.int().min(1).max(4).default(1),
  /** `auto`: as the other dates and the addresses of the page tell it. */
  date_order: z.enum(['ymd', 'dmy', 'mdy', 'auto']).optional(),
  /** How years are counted: Buddhist (2567 is 2024), of the Republic of China (113 is 2024), by Japanese era. */
  calendar: z.enum(['gregorian', 'buddhist', 'roc', 'japanese']).default('gregorian'),
  /** Printed word → value, for closed lists. */
  values: z.record(z.string().max(60), z.string().max(60)).optional(),
  /** Only these characters occur: the value is read a second time with nothing else allowed. */
  alphabet: z.string().max(80).optional(),
  /** Spellings put right in the value, in order: abbreviations whose dot is lost in print. */
  replace: z
    .array(z.strictObject({ pattern: z.string().max(200), by: z.string().max(60) }))
    .max(10)
    .default([]),
  /** What holds one of these words is something else: the title of a letter is not its sender. */
  none_of: z.array(Label).max(40).default([]),
  required: z.boolean().default(false),
  /** A value read less clearly than this is not given at all: nobody sees a wrong letter of a script that few can read. */
  least_confidence: z.number().min(0).max(1).default(0),
  /** The rule of `engines/identifiers` this number follows: a wrong one is doubted, what it encodes is compared with the print. */
  validator: z
    .strictObject({ country: z.string().regex(/^[A-Z]{2}$/), kind: z.string().regex(/^[a-z_]{2,40}$/) })
    .optional(),
});

export const DocumentTemplateSchema = z.strictObject({
  class: FieldName,
  country: Alpha3.nullable(),
  side: z.enum(['front', 'back']).nullable(),
  title: z.string().max(80),
  /** The script that the main reader does not know: lines in it are read again by a model of their own. */
  script: z.enum(SCRIPTS).optional(),
  recognise: z.strictObject({
    mrz: z
      .strictObject({
        formats: z.array(z.enum(['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB', 'FRA_ID'])).min(1),
        codes: z.array(z.string().max(2)).optional(),
        states: z.array(z.string().max(3)).optional(),
      })
      .optional(),
    barcode: z.enum(['aamva', 'aadhaar']).optional(),
    /** Words that tell this document from others; found ones add up to the threshold or it is not this document. */
    anchors: z
      .array(
        z.strictObject({
          text: Label,
          weight: z.number().min(0.1).max(10),
          /** Marked capitals of the language that the words belong to, for a document of no one country. */
          letters: z.string().max(40).optional(),
        }),
      )
      .max(40)
      .default([]),
    /** Forms that tell it as words do, for documents whose words the main reader cannot know. */
    patterns: z
      .array(z.strictObject({ pattern: z.string().max(120), weight: z.number().min(0.1).max(10) }))
      .max(10)
      .default([]),
    threshold: z.number().min(0.1).max(40).default(3),
  }),
  /** Characters of the print, where the recogniser knows two forms of one. */
  han: z.enum(['traditional']).optional(),
  fields: z.record(FieldName, FieldTemplateSchema).default({}),
  /** Labels of what is not read: they end the values before them. */
  other_labels: z.array(Label).max(60).default([]),
  constants: z.record(FieldName, z.string().max(60)).default({}),
  /** Renames fields of the machine-readable zone for this document. */
  mrz_fields: z.record(z.string(), FieldName).default({}),
});

export type FieldTemplate = z.infer<typeof FieldTemplateSchema>;
export type DocumentTemplate = z.infer<typeof DocumentTemplateSchema>;

/** Parses template files (YAML texts). Throws ZodError, YAMLParseError, SyntaxError (a pattern that is no expression) or RangeError (an unknown rule). */
export function loadTemplates(texts: readonly string[]): DocumentTemplate[] {
  return texts.map((text) => {
    const template = DocumentTemplateSchema.parse(parse(text));
    for (const { pattern } of template.recognise.patterns) new RegExp(pattern, 'u');
    for (const { pattern, after, ends, replace, validator } of Object.values(template.fields)) {
      if (validator && !isKnownRule(validator))
        throw new RangeError(`${template.class}: no rule for ${validator.country} ${validator.kind}`);
      for (const each of [pattern ?? '', after ?? '', ends ?? '', ...replace.map((rule) => rule.pattern)])
        new RegExp(each, 'u');
    }
    return template;
  });
}

function isKnownRule({ country, kind }: NonNullable<FieldTemplate['validator']>): boolean {
  return identifierKinds().some((known) => known.country === country && known.kind === kind);
}
