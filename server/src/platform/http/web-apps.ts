import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** A built web app under its own path. `camera` lets the page ask for the camera and the position. */
export type WebApp = { path: string; folder: string; camera: boolean };

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the web apps with a strict policy; unknown paths below an app open its first page, which finds its own way. */
export function registerWebApps(app: FastifyInstance, webApps: readonly WebApp[]): void {
  for (const webApp of webApps) {
    if (!existsSync(join(webApp.folder, 'index.html'))) continue;
    void app.register(async (below) => {
      await below.register(fastifyStatic, {
        root: webApp.folder,
        prefix: webApp.path,
        wildcard: false,
        decorateReply: true,
        setHeaders: (reply, path) => setHeaders((name, value) => void reply.header(name, value), path, webApp),
      });
      below.get(`${webApp.path}*`, (_request, reply: FastifyReply) => reply.sendFile('index.html'));
    });
  }
  app.get('/', (_request, reply) => reply.redirect('/console/'));
}

function setHeaders(set: (name: string, value: string) => void, path: string, webApp: WebApp): void {
  set('content-security-policy', CSP);
  set(
    'permissions-policy',
    webApp.camera ? 'camera=(self), geolocation=(self), microphone=(self)' : 'camera=(), geolocation=(), microphone=()',
  );
  set('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
