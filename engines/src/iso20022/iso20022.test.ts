import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MessageInvalid, minorUnits, readPaymentMessage } from './index.ts';

const TRANSFER = `<CdtTrfTxInf><PmtId><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T-1</TxId></PmtId>
<IntrBkSttlmAmt Ccy="EUR">1250.50</IntrBkSttlmAmt>
<Dbtr><Nm>Ilse &amp; Odo Varnholt</Nm><PstlAdr><StrtNm>Rue X</StrtNm><BldgNb>4</BldgNb><TwnNm>Lyon</TwnNm><Ctry>FR</Ctry></PstlAdr></Dbtr>
<DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></DbtrAcct>
<CdtrAgt><FinInstnId><BICFI>ABCDDEFF</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>Brandt GmbH</Nm></Cdtr><CdtrAcct><Id><Othr><Id>77-1</Id></Othr></Id></CdtrAcct>
<Purp><Cd>RENT</Cd></Purp><RmtInf><Ustrd>May</Ustrd></RmtInf></CdtTrfTxInf>`;
const pacs = (inner: string) =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.09"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T10:00:00Z</CreDtTm></GrpHdr>${inner}</FIToFICstmrCdtTrf></Document>`;

describe('TXN-09 payments come in ISO 20022', () => {
  test('a pacs.008 says who pays whom how much, with what the travel rule asks for', () => {
    const { kind, messageId, transfers } = readPaymentMessage(pacs(TRANSFER));
    expect([kind, messageId]).toEqual(['pacs.008', 'M1']);
    expect(transfers).toEqual([
      {
        ...{ id: 'T-1', amount: '1250.50', currency: 'EUR', at: '2026-11-20T10:00:00Z', purpose: 'RENT · May' },
        debtor: {
          ...{ name: 'Ilse & Odo Varnholt', account: 'FR7630006000011234567890189', country: 'FR' },
          ...{ address: 'Rue X, 4, Lyon', bic: null },
        },
        creditor: { name: 'Brandt GmbH', account: '77-1', country: null, address: null, bic: 'ABCDDEFF' },
      },
    ]);
  });

  test('a pain.001 in JSON: the debtor of a group holds for each of its transfers', () => {
    const transfer = (id: string, value: string) => ({
      PmtId: { EndToEndId: id },
      Amt: { InstdAmt: { '@Ccy': 'JPY', '#text': value } },
      CdtrAcct: { Id: { IBAN: 'DE1' } },
    });
    const group = { Dbtr: { Nm: 'A' }, CdtTrfTxInf: [transfer('E1', '5'), transfer('E2', '7')] };
    const message = { Document: { CstmrCdtTrfInitn: { GrpHdr: { MsgId: 'M' }, PmtInf: [group] } } };
    const { transfers } = readPaymentMessage(JSON.stringify(message));
    expect(transfers.map((one) => [one.id, one.amount, one.currency, one.debtor.name])).toEqual([
      ['E1', '5', 'JPY', 'A'],
      ['E2', '7', 'JPY', 'A'],
    ]);
  });

  test.each([
    ['nothing', ''],
    ['half of it', pacs(TRANSFER).slice(0, 300)],
    ['a bomb of entities', `<!DOCTYPE a [<!ENTITY b "bbbb">]>${pacs(TRANSFER).slice(21)}`],
    ['another message', '<Document><BkToCstmrStmt/></Document>'],
    ['a thousand levels', '<a>'.repeat(1000)],
    ['a thousand levels of JSON', '{"a":'.repeat(1000)],
  ])('%s is refused', (_, text) => {
    expect(() => readPaymentMessage(text)).toThrow(MessageInvalid);
  });

  test('whatever comes, it is read or refused in its own words', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(400), (noise, place) => {
        const whole = pacs(TRANSFER);
        try {
          readPaymentMessage(whole.slice(0, place) + noise + whole.slice(place));
        } catch (error) {
          expect(error).toBeInstanceOf(MessageInvalid);
        }
      }),
    );
  });

  test('amounts are whole minor units of their currency, or none', () => {
    expect(minorUnits('1250.50', 2)).toBe(125_050n);
    expect(minorUnits('7', 0)).toBe(7n);
    expect(minorUnits('7.000', 0)).toBe(7n);
    for (const wrong of ['0', '0.00', '-1', '1.005', '1e3', '', '1,5', '99999999999999999.99'])
      expect(minorUnits(wrong, 2), wrong).toBeNull();
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        const text = minor.toString().padStart(digits + 1, '0');
        const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
        expect(minorUnits(decimal, digits)).toBe(minor);
      }),
    );
  });
});
