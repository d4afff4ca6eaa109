import { type FontName, shape } from './fonts.ts';

export type TextStyle = {
  x: number;
  y: number;
  size: number;
  font?: FontName;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  /** Space between characters, as a share of the size. */
  spacing?: number;
  /** Text wider than this is set smaller. */
  maxWidth?: number;
  opacity?: number;
};

/** Width of a text in pixels. */
export function textWidth(text: string, size: number, font: FontName = 'sans', spacing = 0): number {
  return shape(font, text).reduce((width, { advance }) => width + (advance + spacing) * size, 0);
}

/** A text as outlines; (x, y) is the left, middle or right of its base line. */
export function text(content: string, style: TextStyle): string {
  const { font = 'sans', fill = '#16181d', anchor = 'start', spacing = 0, opacity = 1 } = style;
  const full = textWidth(content, style.size, font, spacing);
  const size =
    style.maxWidth !== undefined && full > style.maxWidth ? (style.size * style.maxWidth) / full : style.size;
  const width = textWidth(content, size, font, spacing);
  let pen = style.x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const outlines = shape(font, content).map(({ path, advance, x, y }) => {
    const at = `translate(${(pen + x * size).toFixed(2)} ${style.y - y * size}) scale(${size} ${-size})`;
    pen += (advance + spacing) * size;
    return path === '' ? '' : `<path transform="${at}" d="${path}"/>`;
  });
  return `<g fill="${fill}" opacity="${opacity}" ${said(content, pen - width, style.y, width, size)}>${outlines.join('')}</g>`;
}

/** What a group of outlines says and where, for whoever reads the drawing and not the picture; (x, y) is its left base line. */
export function said(content: string, x: number, y: number, width: number, height: number): string {
  const place = [x, y, width, height].map((each) => each.toFixed(1)).join(' ');
  return `data-said="${encodeURIComponent(content)}" data-place="${place}"`;
}

/** Several lines below one another. */
export function lines(contents: readonly string[], style: TextStyle, leading = 1.3): string {
  return contents.map((line, at) => text(line, { ...style, y: style.y + at * style.size * leading })).join('');
}

export type Box = { x: number; y: number; width: number; height: number };

export function rect(box: Box, fill: string, more = ''): string {
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${fill}" ${more}/>`;
}

export function picture(box: Box, jpeg: Uint8Array, more = ''): string {
  const href = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  return `<image x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" preserveAspectRatio="xMidYMid slice" href="${href}" ${more}/>`;
}

/** A picture in shades of one tint, as printed ghost portraits are. */
export function ghost(box: Box, jpeg: Uint8Array, opacity: number): string {
  return picture(box, jpeg, `opacity="${opacity}" filter="url(#grey)"`);
}

export const GREY_FILTER = '<filter id="grey"><feColorMatrix type="saturate" values="0"/></filter>';

export function svg(width: number, height: number, definitions: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${GREY_FILTER}${definitions}</defs>${body}</svg>`;
}
