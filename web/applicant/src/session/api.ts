// The applicant's side of the HTTP API, one function an operation.
import type {
  ApplyState,
  CaptureAnswer,
  Client,
  CodeSent,
  DigitsChallenge,
  Handoff,
  LivenessChallenge,
} from '@acquaint/sdk';
import { createClient } from '@acquaint/sdk';
import type { Side } from '../journey/screen.ts';
import { fetchWithProgress } from './upload.ts';

export type Position = { latitude: number; longitude: number; accuracy_m: number };

export type Signals = {
  device_id: string;
  time_zone: string;
  languages: string[];
  screen?: string;
  webdriver?: boolean;
  position?: Position;
};

export type Upload = {
  step: string;
  side: Side;
  picture: Blob;
  /** The same key for the same picture: sent twice, it counts once. */
  idempotencyKey: string;
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** The frames of somebody doing what was asked, or the recording of digits; sent once, since what was asked is answered once. */
export type FilmUpload = { step: string; body: Blob; onProgress: (share: number) => void; signal: AbortSignal };

export type ApplyApi = ReturnType<typeof createApplyApi>;

// A photograph of 4 MB over a line of 400 kbit/s takes 80 s.
const UPLOAD_TIMEOUT_MS = 240_000;

/** Calls as the applicant of the session cookie; texts in answers come in the language asked at each call. */
export function createApplyApi(language: () => string) {
  const client = createClient({ language });
  const post = <T>(path: string, body: unknown) => client.request<T>('POST', `/v1/apply${path}`, { body });
  const toStep = <T>(code: string, verb: string, body: unknown) =>
    post<T>(`/steps/${encodeURIComponent(code)}/${verb}`, body);

  return {
    open: (token: string) => post<ApplyState>('/session', { token }),
    read: (signal?: AbortSignal) => client.request<ApplyState>('GET', '/v1/apply', signal ? { signal } : {}),
    signal: (signals: Signals) => post<ApplyState>('/signals', signals),
    consent: (version: string, accepted: boolean) => post<ApplyState>('/consents', { version, accepted }),
    choose: (country: string, documentType: string) =>
      post<ApplyState>('/choice', { country, document_type: documentType }),
    fill: (step: string, values: Record<string, string>) => toStep<ApplyState>(step, 'form', { values }),
    sendCode: (step: string, address: string) => toStep<CodeSent>(step, 'send-code', { address }),
    confirmCode: (step: string, code: string) => toStep<ApplyState>(step, 'confirm-code', { code }),
    capture: (upload: Upload) => sendCapture(language, upload),
    askMotions: (step: string) => toStep<LivenessChallenge>(step, 'liveness/challenge', {}),
    sendFilm: (film: FilmUpload) => sendFilm(language, 'film', film),
    anotherWay: (step: string) => toStep<ApplyState>(step, 'liveness/another-way', {}),
    askDigits: (step: string) => toStep<DigitsChallenge>(step, 'liveness/digits', {}),
    sendRecording: (film: FilmUpload) => sendFilm(language, 'recording', film),
    submit: () => post<ApplyState>('/submit', {}),
    handOff: () => post<Handoff>('/handoff', {}),
    appeal: (text: string) => post<ApplyState>('/appeal', { text }),
  };
}

function sendCapture(language: () => string, upload: Upload): Promise<CaptureAnswer> {
  const client: Client = createClient({ language, fetch: fetchWithProgress(upload.onProgress) });
  return client.request('POST', `/v1/apply/steps/${encodeURIComponent(upload.step)}/capture`, {
    query: { side: upload.side },
    body: upload.picture,
    idempotencyKey: upload.idempotencyKey,
    signal: upload.signal,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
}

function sendFilm(
  language: () => string,
  verb: 'film' | 'recording',
  { step, body, onProgress, signal }: FilmUpload,
): Promise<ApplyState> {
  const client: Client = createClient({ language, fetch: fetchWithProgress(onProgress) });
  return client.request('POST', `/v1/apply/steps/${encodeURIComponent(step)}/liveness/${verb}`, {
    body,
    signal,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
}
