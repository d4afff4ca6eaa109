export { authenticateChip, type ChipFiles, type ChipReading, type ChipSignature } from './authenticate.ts';
export { readTrustList, type TrustList } from './certificates.ts';
export { type ChipPortrait, readDg1, readDg2 } from './data-groups.ts';
