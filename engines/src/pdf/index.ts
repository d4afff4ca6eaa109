export { isPdf, PDF_PAGES_MAX, PdfRefused, renderPdf } from './render.ts';
