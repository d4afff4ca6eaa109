// The part of jsfeat that is used; the package has no types.
declare module 'jsfeat' {
  type Matrix = { data: Uint8Array };
  type Seen = { x: number; y: number; width: number; height: number; neighbors: number; confidence: number };
  const jsfeat: {
    U8_t: number;
    C1_t: number;
    matrix_t: new (columns: number, rows: number, type: number) => Matrix;
    bbf: {
      face_cascade: object;
      prepare_cascade(cascade: object): void;
      build_pyramid(picture: Matrix, leastWidth: number, leastHeight: number, interval: number): object;
      detect(pyramid: object, cascade: object): Seen[];
      group_rectangles(seen: Seen[], leastNeighbours: number): Seen[];
    };
  };
  // biome-ignore lint/style/noDefaultExport: this is how the package is.
  export default jsfeat;
}

declare module 'jsfeat/cascades/bbf_face.js';
