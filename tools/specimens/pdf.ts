import { createHash } from 'node:crypto';

type PdfOptions = { size?: readonly [number, number]; script?: string; encrypted?: boolean };

/** A small PDF with one line of text on each page, for tests; `encrypted` asks for a password that nobody has. */
export function pdfOf(pages: readonly string[], { size = [595, 842], script, encrypted }: PdfOptions = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add('');
  const tree = add('');
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>');
  const kids = pages.map((line) => {
    const content = line === '' ? '' : `BT /F 60 Tf 60 ${size[1] - 200} Td (${line}) Tj ET`;
    const stream = add(`<</Length ${content.length}>>stream\n${content}\nendstream`);
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${size[0]} ${size[1]}]/Contents ${stream} 0 R/Resources<</Font<</F ${font} 0 R>>>>>>`,
    );
  });
  const action = script === undefined ? '' : `/OpenAction<</S/JavaScript/JS(${script.replace(/[()\\]/g, '\\$&')})>>`;
  objects[catalog - 1] = `<</Type/Catalog/Pages ${tree} 0 R${action}>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`;
  const lock = encrypted ? add(`<</Filter/Standard/V 1/R 2/P -4/O<${hash('o')}>/U<${hash('u')}>>>`) : null;
  return fileOf(objects, catalog, lock);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function fileOf(objects: readonly string[], catalog: number, lock: number | null): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = hash('id').slice(0, 32);
  const more = lock === null ? '' : `/Encrypt ${lock} 0 R/ID[<${id}><${id}>]`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R${more}>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
