export {
  type CreditTransfer,
  minorUnits,
  type PaymentMessage,
  type PaymentParty,
  readPaymentMessage,
} from './read.ts';
export { MessageInvalid } from './tree.ts';
