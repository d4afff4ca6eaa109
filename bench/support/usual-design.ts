import pg from 'pg';

const CONNECTIONS = 16;
const WINDOWS = ['1 hour', '24 hours', '7 days', '30 days'];

/**
 * The usual design, beside which lanes are measured: each payment is one SQL transaction, which adds up what its customer did over four
 * windows (count, sum, different payees: twelve aggregates) from the rows themselves, decides by three limits and writes payment and
 * decision. On the same server, fsync on, sixteen connections, no HTTP, no encryption, no log and three rules: it is flattered. Gives
 * payments a second.
 */
export async function usualDesign(
  url: string,
  { customers, seconds }: { customers: number; seconds: number },
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  try {
    await pool.query(`create schema usual;
      create table usual.payment (id bigint generated always as identity primary key, customer integer not null, at timestamptz not null,
        cents bigint not null, payee integer not null, device integer not null);
      create index on usual.payment (customer, at);
      create table usual.decision (payment_id bigint primary key, outcome text not null, at timestamptz not null);`);
    // As many payments lie there as a customer makes in a month.
    await pool.query(
      `insert into usual.payment (customer, at, cents, payee, device)
        select (random() * $1)::integer, now() - random() * interval '30 days', 100 + (random() * 9000)::integer, (random() * 5000)::integer, 1
        from generate_series(1, $1 * 10)`,
      [customers],
    );
    await pool.query('analyze usual.payment');
    const end = performance.now() + seconds * 1000;
    const started = performance.now();
    let decided = 0;
    const work = async () => {
      while (performance.now() < end) {
        await decideOne(pool, Math.floor(Math.random() * customers));
        decided += 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    return decided / ((performance.now() - started) / 1000);
  } finally {
    await pool.query('drop schema if exists usual cascade').catch(() => undefined);
    await pool.end();
  }
}

async function decideOne(pool: pg.Pool, customer: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const made = await client.query<{ id: string }>({
      name: 'usual-insert',
      text: 'insert into usual.payment (customer, at, cents, payee, device) values ($1, now(), $2, $3, 1) returning id',
      values: [customer, 100 + Math.floor(Math.random() * 9000), Math.floor(Math.random() * 5000)],
    });
    const columns = WINDOWS.map(
      (span, at) => `count(*) filter (where at > now() - interval '${span}') as n${at},
        sum(cents) filter (where at > now() - interval '${span}') as s${at},
        count(distinct payee) filter (where at > now() - interval '${span}') as d${at}`,
    );
    const { rows } = await client.query<Record<string, string>>({
      name: 'usual-aggregates',
      text: `select ${columns.join(', ')} from usual.payment where customer = $1 and at > now() - interval '30 days'`,
      values: [customer],
    });
    const isMuch = Number(rows[0]?.n0) > 15 || Number(rows[0]?.s1) > 5_000_000 || Number(rows[0]?.d1) > 40;
    await client.query({
      name: 'usual-decision',
      text: 'insert into usual.decision (payment_id, outcome, at) values ($1, $2, now())',
      values: [made.rows[0]?.id, isMuch ? 'hold' : 'allow'],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}
