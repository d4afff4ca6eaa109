import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

// Which answers an event makes old, by the noun in front of the dot.
const OLD_AFTER: Readonly<Record<string, readonly string[]>> = {
  case: ['cases', 'home'],
  alert: ['cases', 'home'],
  decision: ['cases', 'verifications', 'customers', 'home'],
  verification: ['verifications', 'customers', 'cases', 'home'],
  check: ['verifications', 'cases'],
  document: ['verifications', 'customers'],
  screening: ['verifications', 'cases'],
  match: ['verifications', 'cases', 'screening'],
  list: ['lists', 'home'],
  customer: ['customers'],
  consent: ['customers'],
  audit: ['audit', 'home'],
  key: ['tenancy'],
  staff: ['tenancy'],
};

const VERBS = [
  ...['opened', 'assigned', 'escalated', 'sla_warning', 'sla_breached', 'pending_approval', 'resolved', 'reopened'],
  ...['created', 'started', 'submitted', 'awaiting_customer', 'in_review', 'completed', 'expired', 'abandoned'],
  ...['cancelled', 'updated', 'tier_changed', 'limits_changed', 'frozen', 'unfrozen', 'found', 'changed', 'closed'],
  ...['recorded', 'superseded', 'granted', 'withdrawn', 'loaded', 'refused', 'checkpoint_sealed', 'released'],
];

/** Keeps what is on screen true: the server says what changed, the answers about it are asked anew. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/v1/events');
    const hear = (type: string) => {
      for (const key of OLD_AFTER[type.split('.')[0] ?? ''] ?? []) void queries.invalidateQueries({ queryKey: [key] });
    };
    // Named events need a listener each; unnamed ones carry their type inside.
    for (const noun of Object.keys(OLD_AFTER)) {
      for (const verb of VERBS) source.addEventListener(`${noun}.${verb}`, (event) => hear(event.type));
    }
    source.onmessage = (event) => hear(typeOf(event.data));
    return () => source.close();
  }, [queries]);
}

function typeOf(text: unknown): string {
  try {
    const told: unknown = JSON.parse(String(text));
    return typeof told === 'object' && told !== null && 'type' in told ? String(told.type) : '';
  } catch {
    return '';
  }
}
