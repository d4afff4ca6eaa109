import type { Point } from '../geometry.ts';

/** What the invented head does at one moment; angles in degrees, `lids` and `gape` from 0 to 1, the rest in eye distances. */
export type Pose = {
  yaw: number;
  pitch: number;
  roll: number;
  lids: number;
  gape: number;
  x: number;
  y: number;
  zoom: number;
};
export const REST: Pose = { yaw: 0, pitch: 0, roll: 0, lids: 0, gape: 0, x: 0, y: 0, zoom: 1 };

type Solid = readonly [number, number, number];
const RADIANS = Math.PI / 180;
const PIXELS = 70;
const FROM_CAMERA = 9;
// The neck's axis lies behind the face.
const AXIS = -0.7;

/** 68 points of a plain head in space, the eyes one unit apart: x to the right of the picture, y down, z to the viewer. */
function points(lids: number, gape: number): Solid[] {
  const jaw = Array.from({ length: 17 }, (_, i): Solid => {
    const turn = (i / 16) * Math.PI;
    return [-1.1 * Math.cos(turn), 0.1 + (1.6 + 0.25 * gape) * Math.sin(turn) ** 0.8, -0.95 + 0.85 * Math.sin(turn)];
  });
  const brow = [-0.95, -0.78, -0.6, -0.4, -0.22].map((x, i): Solid => [x, -0.3 - 0.04 * i, -0.3 + 0.08 * i]);
  const bridge = [0, 0.18, 0.36, 0.54].map((y, i): Solid => [0, y, 0.14 + 0.14 * i]);
  const base = [-0.22, -0.11, 0, 0.11, 0.22].map((x): Solid => [x, 0.72 - Math.abs(x) * 0.3, 0.33 - Math.abs(x) * 0.7]);
  const lift = 0.11 * (1 - lids);
  const eye: Solid[] = [
    [-0.73, 0, -0.2],
    [-0.59, -lift, -0.05],
    [-0.41, -lift, -0.03],
    [-0.27, 0.02, -0.06],
    [-0.41, 0.07 * (1 - lids), -0.03],
    [-0.59, 0.07 * (1 - lids), -0.05],
  ];
  const mirrored = (solids: readonly Solid[], order: readonly number[]) =>
    order.map((i): Solid => {
      const [x, y, z] = solids[i] ?? [0, 0, 0];
      return [-x, y, z];
    });
  return [
    ...jaw,
    ...brow,
    ...mirrored(brow, [4, 3, 2, 1, 0]),
    ...bridge,
    ...base,
    ...eye,
    ...mirrored(eye, [3, 2, 1, 0, 5, 4]),
    ...lips(gape),
  ];
}

function lips(gape: number): Solid[] {
  const drop = 0.45 * gape;
  const at = (x: number, y: number): Solid => [x, 1.08 + y, 0.24 - 0.45 * Math.abs(x)];
  const outer = [
    at(-0.38, 0),
    at(-0.24, -0.07),
    at(-0.09, -0.11),
    at(0, -0.09),
    at(0.09, -0.11),
    at(0.24, -0.07),
    at(0.38, 0),
  ];
  const under = [
    at(0.24, 0.1 + drop * 0.7),
    at(0.1, 0.15 + drop),
    at(0, 0.16 + drop),
    at(-0.1, 0.15 + drop),
    at(-0.24, 0.1 + drop * 0.7),
  ];
  const inner = [
    at(-0.32, 0),
    at(-0.1, -0.01),
    at(0, 0),
    at(0.1, -0.01),
    at(0.32, 0),
    at(0.1, 0.02 + drop),
    at(0, 0.03 + drop),
    at(-0.1, 0.02 + drop),
  ];
  return [...outer, ...under, ...inner];
}

/** Landmarks of the head as a camera sees them, in pixels of a picture of 480 by 640. */
export function landmarksOf(pose: Pose): Point[] {
  return points(pose.lids, pose.gape).map((point) => project(turned(point, pose), pose));
}

/** Landmarks of a photograph of the head at rest, printed on a sheet that is held and turned like this. */
export function sheetLandmarksOf(pose: Pose): Point[] {
  return points(0, 0).map(([x, y]) => project(turned([x, y, AXIS], pose), pose));
}

function turned([x, y, z]: Solid, { yaw, pitch }: Pose): Solid {
  const [cy, sy, cp, sp] = [
    Math.cos(yaw * RADIANS),
    Math.sin(yaw * RADIANS),
    Math.cos(pitch * RADIANS),
    Math.sin(pitch * RADIANS),
  ];
  const deep = z - AXIS;
  const across = x * cy + deep * sy;
  const back = -x * sy + deep * cy;
  return [across, y * cp + back * sp, -y * sp + back * cp + AXIS];
}

function project([x, y, z]: Solid, { roll, x: dx, y: dy, zoom }: Pose): Point {
  const scale = (PIXELS * zoom * FROM_CAMERA) / (FROM_CAMERA - z);
  const [cos, sin] = [Math.cos(roll * RADIANS), Math.sin(roll * RADIANS)];
  return [240 + scale * (x * cos - y * sin + dx), 260 + scale * (x * sin + y * cos + dy)];
}
