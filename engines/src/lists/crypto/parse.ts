import { finishList } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListFile } from '../types.ts';

const ADDRESS = /^[A-Za-z0-9:_-]{20,128}$/;

/** Sanctioned wallets of one coin, an address a line; `coin` is its ticker symbol. */
export function parseCrypto(text: string, options: { coin: string; version?: string | null }): ListFile {
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    const address = line.trim();
    if (address === '' || address.startsWith('#')) return;
    if (!ADDRESS.test(address)) {
      warnings.push(`line ${at + 1} is not an address`);
      return;
    }
    const entity = emptyEntity(
      `ofac-wallet-${options.coin.toLowerCase()}-${address}`,
      'us_ofac_wallets',
      'CryptoWallet',
    );
    entity.identifiers.push({ kind: 'crypto', value: address });
    entity.topics = ['sanction'];
    entities.push(entity);
  });
  const list = {
    list: `us_ofac_wallets_${options.coin.toLowerCase()}`,
    title: `OFAC sanctioned ${options.coin} addresses`,
    authority: 'US Treasury OFAC',
    version: options.version ?? null,
  };
  return finishList({ ...list, entities, warnings }, text);
}
