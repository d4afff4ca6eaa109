/** A point of a picture in pixels, x to the right, y down. */
export type Point = readonly [number, number];

/** What one look at a face says of its pose and features; angles in degrees, the rest without unit. */
export type Measures = {
  /** Positive when the person has turned to their own left: the nose lies to the right of the picture. */
  yaw: number;
  /** Not comparable between people: only its change within one clip says something. Positive is down. */
  pitch: number;
  /** Positive when turned clockwise on the picture. */
  roll: number;
  /** Height of the opening of the eyes to their width, mean of both. */
  eyes: number;
  /** Height of the opening between the lips to its width. */
  mouth: number;
  /** Distance between the eyes' centres in pixels. */
  span: number;
  /** The middle between the eyes, in pixels. */
  centre: Point;
};

const LANDMARKS = 68;
const DEGREES = 180 / Math.PI;
// The tip of a grown person's nose stands out by about half the distance of the eyes (0.5 to 0.6 in tables of head
// measures); the same holds for how far it drops below the eyes when the head is bowed.
const NOSE_DEPTH = 0.55;
// Logarithm of the ratio of the two distances from nose to jaw, a radian of turn.
const JAW_SLOPE = 2.4;

/** Pose and features from the 68 landmarks of a face; a RangeError when there are fewer. */
export function measure(landmarks: readonly Point[]): Measures {
  if (landmarks.length !== LANDMARKS) throw new RangeError('68 landmarks are needed');
  const at = (i: number): Point => landmarks[i] ?? [0, 0];
  const left = mean(landmarks.slice(36, 42));
  const right = mean(landmarks.slice(42, 48));
  const roll = Math.atan2(right[1] - left[1], right[0] - left[0]);
  const span = Math.max(1e-6, distance(left, right));
  const centre = mean([left, right]);
  // Everything is measured along the face's own axes, so that a tilted head is no turned one.
  const along = (point: Point) => along2(point, centre, roll);
  const nose = along(at(30));
  const byNose = Math.atan(nose[0] / span / NOSE_DEPTH);
  const byJaw =
    jawRatio(
      nose,
      [1, 2, 3].map((i) => [along(at(i)), along(at(16 - i))] as const),
    ) / JAW_SLOPE;
  const yaw = (byNose + byJaw) / 2;
  return {
    yaw: yaw * DEGREES,
    pitch: Math.asin(clamp(((nose[1] / span) * Math.cos(yaw) - NOSE_DEPTH) / NOSE_DEPTH)) * DEGREES,
    roll: roll * DEGREES,
    eyes: (openness(landmarks, 36) + openness(landmarks, 42)) / 2,
    mouth:
      (distance(at(61), at(67)) + distance(at(62), at(66)) + distance(at(63), at(65))) /
      (3 * Math.max(1e-6, distance(at(60), at(64)))),
    span,
    centre,
  };
}

function jawRatio(nose: Point, pairs: readonly (readonly [Point, Point])[]): number {
  const ratios = pairs.map(([left, right]) => {
    const toLeft = Math.max(1e-3, nose[0] - left[0]);
    const toRight = Math.max(1e-3, right[0] - nose[0]);
    return Math.log(toLeft / toRight);
  });
  const steep = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length);
  // Beyond a quarter turn the far side of the jaw is imagined by the model: the sign stays, the size is cut.
  return Math.max(-2.4, Math.min(2.4, steep));
}

/** Eye aspect ratio (Soukupová and Čech, 2016) of the eye whose six points begin at `from`. */
function openness(landmarks: readonly Point[], from: number): number {
  const at = (i: number): Point => landmarks[from + i] ?? [0, 0];
  return (distance(at(1), at(5)) + distance(at(2), at(4))) / (2 * Math.max(1e-6, distance(at(0), at(3))));
}

function along2([x, y]: Point, [cx, cy]: Point, roll: number): Point {
  const [dx, dy] = [x - cx, y - cy];
  return [dx * Math.cos(roll) + dy * Math.sin(roll), -dx * Math.sin(roll) + dy * Math.cos(roll)];
}

export function mean(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / Math.max(1, points.length), sum[1] / Math.max(1, points.length)];
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The middle value; 0 of an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
  return (low + high) / 2;
}

const clamp = (value: number) => Math.max(-1, Math.min(1, value));
