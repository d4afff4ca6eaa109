// A past with known outcomes, so that a model has something to learn from.
import type { Started } from '../../kit/test/product.ts';
import { ask, type Json, type Staff } from './staff.ts';

const DAY_MS = 86_400_000;
const EVENTS = 600;

/** One in ten was a fraud: a large card payment to a shop nobody knows. A model is trained on it, and waits for people. */
export async function trainModel(lead: Staff, product: Started): Promise<Json> {
  const { data } = await ask(lead, product, '/v1/customers?limit=5');
  const lines = Array.from({ length: EVENTS }, (_, at) => {
    const isFraud = at % 10 === 7;
    const minor = isFraud ? 40_000 + (at % 90) * 1000 : 500 + (at % 97) * 100;
    return JSON.stringify({
      id: `past-${at}`,
      customer_id: data[at % data.length].id,
      at: new Date(Date.now() - (60 - (50 * at) / EVENTS) * DAY_MS).toISOString(),
      ...{ direction: 'out', channel: 'card', amount: { currency: 'EUR', minor: String(minor) } },
      counterparty: { reference: isFraud ? `odd-${at}` : `shop-${at % 6}` },
      known: isFraud ? 'fraud' : 'genuine',
    });
  });
  const sent = await fetch(`${product.address}/v1/transactions/history`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.key}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  if (!sent.ok) throw new Error(`no history: ${await sent.text()}`);
  const asked = await lead.context.request.post(`${product.address}/v1/models`, {
    headers: { origin: product.address },
    data: { kind: 'gbdt', days: 90 },
  });
  const { id } = (await asked.json()) as Json;
  for (;;) {
    const model = await ask(lead, product, `/v1/models/${id}`);
    if (model.status !== 'queued' && model.status !== 'training') return model;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
