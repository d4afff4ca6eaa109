/** How grave a confirmed match would be, 0..1, by topic; the gravest of an entity's topics counts. */
const TOPIC_RISK: Readonly<Record<string, number>> = {
  'sanction.terrorism': 1,
  'sanction.proliferation': 1,
  sanction: 0.95,
  'crime.terror': 0.95,
  'sanction.linked': 0.8,
  'crime.traffick': 0.85,
  'crime.fin': 0.8,
  crime: 0.75,
  wanted: 0.8,
  debarment: 0.6,
  'export.control': 0.65,
  'role.pep': 0.5,
  'role.rca': 0.4,
  poi: 0.4,
};

const UNKNOWN_RISK = 0.3;

/** The risk score of an entity with these topics. */
export function riskOf(topics: readonly string[]): number {
  let risk = 0;
  for (const topic of topics)
    risk = Math.max(risk, TOPIC_RISK[topic] ?? TOPIC_RISK[topic.split('.')[0] ?? ''] ?? UNKNOWN_RISK);
  return risk === 0 ? UNKNOWN_RISK : risk;
}
