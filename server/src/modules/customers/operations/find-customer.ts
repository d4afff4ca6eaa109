// Reading a customer: what other modules may ask of these tables.
export { type Customer, findCustomer, readFields, readNames } from '../store.ts';
