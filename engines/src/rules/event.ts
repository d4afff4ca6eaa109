import { BOOL, GEO, type Names, NUMBER, STRING } from '../expression/index.ts';

/**
 * Of what the shipped rules speak: one side of a payment, or something else that happened to an account (`type`). Amounts are in dollars; what
 * is not known is null. A stream may carry fewer fields: rules that need others sleep.
 */
export const PAYMENT_EVENT: Names = {
  /** payment, login, device_bind, profile_change, password_change, phone_change, email_change, address_change, card_change, registration. */
  type: STRING,
  ...{ time: NUMBER, amount: NUMBER, direction: STRING, channel: STRING, declined: BOOL },
  /** Whose event it is, who is on the other side, and of what kind both are: person, company, merchant. */
  ...{ account: STRING, counterparty: STRING, kind: STRING, counterparty_kind: STRING },
  /** `country` is where it happens or where the other side is. */
  ...{ country: STRING, home_country: STRING, geo: GEO, device: STRING, ip: STRING, phone: STRING },
  /** Days since the account was opened; the person's declared income and the usual of its peers, a month. */
  ...{ age_days: NUMBER, income: NUMBER, tier: NUMBER },
  /** What a single payment of this account may be at most; the balance after it; the credit line and what of it is used (0 to 1). */
  ...{ limit: NUMBER, balance: NUMBER, utilisation: NUMBER },
  /** The part of cash in what comes in, usual among accounts of this kind (0 to 1). */
  peer_cash_share: NUMBER,
  /** Whether payer and payee are said as the travel rule wants. */
  travel_rule_complete: BOOL,
};
