import { defineModule } from '#platform/module';
import { listRoute, revealRoute, searchRoute } from './routes.ts';

export const customersModule = defineModule({
  name: 'customers',
  routes: [listRoute, searchRoute, revealRoute],
  permissions: [
    { name: 'customers.read', says: 'find customers and see them masked' },
    { name: 'customers.reveal', says: 'see personal fields in clear, with a reason that is recorded' },
  ],
  events: [
    { type: 'customer.created', says: 'a customer became known by name or link' },
    { type: 'customer.updated', says: 'fields of a customer were added or changed' },
    { type: 'customer.tier_changed', says: 'what the customer may do became more or less' },
    { type: 'customer.frozen', says: 'a freeze began' },
    { type: 'customer.unfrozen', says: 'a freeze ended' },
    { type: 'document.expiring', says: 'a document on which the customer was approved ends soon' },
    { type: 'document.expired', says: 'a document on which the customer was approved has ended; the tier is lowered' },
    { type: 'consent.granted', says: 'the customer agreed to purposes, with the version of the text' },
  ],
  auditActions: [
    { action: 'customer.created', says: 'created a customer' },
    { action: 'customer.updated', says: 'kept fields of a customer' },
    { action: 'customer.standing_changed', says: 'changed status, tier or rating' },
    { action: 'customer.restricted', says: 'restricted a customer' },
    { action: 'customer.restriction_lifted', says: 'lifted a restriction of a customer' },
    { action: 'customer.revealed', says: 'saw personal fields in clear' },
    { action: 'document.expiring', says: 'noted that a document ends soon' },
    { action: 'document.expired', says: 'noted that a document has ended' },
    { action: 'consent.granted', says: 'recorded consent' },
  ],
});
