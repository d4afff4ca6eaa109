export type ImageRefusal =
  | 'image.not_an_image'
  | 'image.too_many_pixels'
  | 'image.too_small'
  | 'image.polyglot'
  | 'image.animated'
  | 'image.unsupported'
  | 'image.heic'
  | 'image.pdf'
  | 'image.corrupt';

/** Bytes that are not accepted as a photograph; `code` is stable, `message` is for logs. */
export class ImageRefused extends Error {
  readonly code: ImageRefusal;

  constructor(code: ImageRefusal, why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'ImageRefused';
    this.code = code;
  }
}
