import type { FilmFrame } from '../../tools/specimens/film.ts';
import { type Answer, type Client, client, cookieOf, type Json } from './product.ts';

/** A person with a link: what the hosted pages send, call by call. */
export type Applicant = Client & {
  state: () => Promise<Json>;
  consent: (accepted?: boolean) => Promise<Answer>;
  choose: (country: string, documentType: string) => Promise<Answer>;
  form: (step: string, values: Record<string, string>) => Promise<Answer>;
  /** Asks for a code and types the one that the sandbox tells. */
  confirm: (step: string, address: string) => Promise<Answer>;
  show: (step: string, side: 'front' | 'back' | 'selfie', picture: Uint8Array) => Promise<Answer>;
  submit: () => Promise<Answer>;
  /** Asks which motions to do; a sandbox lets a test name them. */
  ask: (sequence?: readonly string[]) => Promise<Answer>;
  /** Sends a film and waits until it is judged; the answer is the selfie step as it then stands. */
  film: (nonce: string, frames: readonly FilmFrame[], camera?: string) => Promise<{ sent: Answer; step: Json }>;
};

/** A film as the API takes it: a line of JSON, then the frames. */
export function filmBytes(nonce: string, frames: readonly FilmFrame[], camera: string | null): Uint8Array {
  const parts = frames.map(({ atMs, jpeg }) => ({ at_ms: atMs, bytes: jpeg.length }));
  const line = Buffer.from(`${JSON.stringify({ nonce, camera, frames: parts })}\n`);
  return new Uint8Array(Buffer.concat([line, ...frames.map(({ jpeg }) => jpeg)]));
}

export const tokenOf = (url: string) => new URL(url).hash.slice(1);

/** Exchanges a link’s or hand-off’s token, as the page does before anything is drawn. */
export function exchange(t: { address: string }, token: string, headers: Record<string, string> = {}): Promise<Answer> {
  return client(t.address, headers).post('/v1/apply/session', { token });
}

export async function openLink(
  t: { address: string },
  url: string,
  headers: Record<string, string> = {},
): Promise<Applicant> {
  const opened = await exchange(t, tokenOf(url), headers);
  if (opened.status !== 200) throw new Error(`the link was refused: ${JSON.stringify(opened.body)}`);
  return asApplicant(client(t.address, { ...headers, cookie: cookieOf(opened.headers) }));
}

function asApplicant(by: Client): Applicant {
  const state = async () => (await by.get('/v1/apply')).body;
  return {
    ...by,
    state,
    consent: async (accepted = true) => {
      const { consent } = await state();
      return by.post('/v1/apply/consents', { version: consent.version, accepted });
    },
    choose: (country, documentType) => by.post('/v1/apply/choice', { country, document_type: documentType }),
    form: (step, values) => by.post(`/v1/apply/steps/${step}/form`, { values }),
    confirm: async (step, address) => {
      const sent = await by.post(`/v1/apply/steps/${step}/send-code`, { address });
      if (sent.status !== 200) return sent;
      return by.post(`/v1/apply/steps/${step}/confirm-code`, { code: sent.body.simulated_code });
    },
    show: (step, side, picture) => by.send(`/v1/apply/steps/${step}/capture?side=${side}`, picture),
    submit: () => by.post('/v1/apply/submit'),
    ask: (sequence) => by.post('/v1/apply/steps/selfie/liveness/challenge', sequence ? { sequence } : {}),
    film: async (nonce, frames, camera = 'Front camera') => {
      const sent = await by.send('/v1/apply/steps/selfie/liveness/film', filmBytes(nonce, frames, camera));
      const step = async () => (await state()).steps.find((one: Json) => one.code === 'selfie');
      const until = Date.now() + 120_000;
      let now = await step();
      while (sent.status === 202 && now.liveness.status === 'judging' && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        now = await step();
      }
      return { sent, step: now };
    },
  };
}
