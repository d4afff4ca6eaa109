/** What a customer may do, for those who must know it before they act; `stamp` differs whenever any of it differs. */
export type StandingSummary = {
  tenantId: string;
  customerId: string;
  externalId: string | null;
  kind: 'person' | 'organization';
  country: string | null;
  status: 'prospect' | 'active' | 'frozen' | 'closed' | 'erased';
  tier: number;
  createdAt: Date;
  verifiedAt: Date | null;
  frozen: boolean;
  limitZero: boolean;
  reviewFirst: boolean;
  stamp: string;
};
