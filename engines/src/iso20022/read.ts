import { all, at, MessageInvalid, type Node, readTree, textAt } from './tree.ts';

/** One side of a credit transfer. */
export type PaymentParty = {
  name: string | null;
  account: string | null;
  country: string | null;
  address: string | null;
  bic: string | null;
};
/** A credit transfer as a message says it; `amount` is the decimal text, `at` a moment or a day in ISO 8601. */
export type CreditTransfer = {
  /** UETR, else the transaction's, else the end-to-end id. */
  id: string | null;
  amount: string | null;
  currency: string | null;
  at: string | null;
  debtor: PaymentParty;
  creditor: PaymentParty;
  purpose: string | null;
};
export type PaymentMessage = { kind: 'pacs.008' | 'pain.001'; messageId: string | null; transfers: CreditTransfer[] };

const NO_ID = 'NOTPROVIDED';

/**
 * Reads a customer credit transfer between institutions (ISO 20022 pacs.008) or an initiation by a customer (pain.001), of any version, in
 * XML or JSON. Throws `MessageInvalid` when it is neither. What a transfer does not say is null: who decides about it refuses it.
 */
export function readPaymentMessage(text: string): PaymentMessage {
  const tree = readTree(text);
  const document = at(tree, 'Document') ?? tree;
  const interbank = at(document, 'FIToFICstmrCdtTrf');
  if (interbank) return fromInterbank(interbank);
  const initiation = at(document, 'CstmrCdtTrfInitn');
  if (initiation) return fromInitiation(initiation);
  throw new MessageInvalid('neither a pacs.008 nor a pain.001');
}

function fromInterbank(message: Node): PaymentMessage {
  const made = textAt(message, 'GrpHdr/CreDtTm');
  return {
    kind: 'pacs.008',
    messageId: textAt(message, 'GrpHdr/MsgId'),
    transfers: all(message, 'CdtTrfTxInf').map((one) => ({
      id: idOf(one),
      ...amountOf(at(one, 'InstdAmt') ?? at(one, 'IntrBkSttlmAmt')),
      at: textAt(one, 'AccptncDtTm') ?? made,
      debtor: partyOf(one, 'Dbtr'),
      creditor: partyOf(one, 'Cdtr'),
      purpose: purposeOf(one),
    })),
  };
}

function fromInitiation(message: Node): PaymentMessage {
  const made = textAt(message, 'GrpHdr/CreDtTm');
  const transfers = all(message, 'PmtInf').flatMap((group) =>
    all(group, 'CdtTrfTxInf').map((one) => ({
      id: idOf(one),
      ...amountOf(at(one, 'Amt/InstdAmt') ?? at(one, 'Amt/EqvtAmt/Amt')),
      at: made,
      debtor: partyOf(group, 'Dbtr'),
      creditor: partyOf(one, 'Cdtr'),
      purpose: purposeOf(one),
    })),
  );
  return { kind: 'pain.001', messageId: textAt(message, 'GrpHdr/MsgId'), transfers };
}

function idOf(one: Node): string | null {
  const ids = ['UETR', 'TxId', 'InstrId', 'EndToEndId'].map((name) => textAt(one, `PmtId/${name}`));
  return ids.find((id) => id !== null && id !== NO_ID) ?? null;
}

function amountOf(node: Node | undefined): Pick<CreditTransfer, 'amount' | 'currency'> {
  return { amount: node?.text.trim() || null, currency: node?.attributes.Ccy ?? null };
}

function partyOf(node: Node, side: 'Dbtr' | 'Cdtr'): PaymentParty {
  const party = at(node, side);
  const account = at(node, `${side}Acct/Id`);
  const address = at(party, 'PstlAdr');
  const lines = ['StrtNm', 'BldgNb', 'PstCd', 'TwnNm'].flatMap((name) => textAt(address, name) ?? []);
  const free = all(address, 'AdrLine').map((line) => line.text.trim());
  return {
    name: textAt(party, 'Nm'),
    account: textAt(account, 'IBAN') ?? textAt(account, 'Othr/Id'),
    country: textAt(address, 'Ctry') ?? textAt(party, 'CtryOfRes'),
    address: [...lines, ...free].filter(Boolean).join(', ') || null,
    bic: textAt(node, `${side}Agt/FinInstnId/BICFI`) ?? textAt(node, `${side}Agt/FinInstnId/BIC`),
  };
}

function purposeOf(one: Node): string | null {
  const said = all(at(one, 'RmtInf'), 'Ustrd').map((line) => line.text.trim());
  const code = textAt(one, 'Purp/Cd') ?? textAt(one, 'Purp/Prtry');
  return [code, ...said].filter(Boolean).join(' · ') || null;
}

/**
 * Minor units of a decimal amount; null when it is no amount, is nothing or less, or has more decimals than the currency.
 * `digits` are those of ISO 4217.
 */
export function minorUnits(amount: string, digits: number): bigint | null {
  const [, whole = '', part = ''] = /^(\d{1,18})(?:\.(\d{1,18}))?$/.exec(amount.trim()) ?? [];
  if (whole === '') return null;
  const significant = part.replace(/0+$/, '');
  if (significant.length > digits) return null;
  const minor = BigInt(whole + significant.padEnd(digits, '0'));
  return minor > 0n && minor < 10n ** 18n ? minor : null;
}
