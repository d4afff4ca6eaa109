import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, startTestProduct, type TestProduct, until } from '../product.ts';

let t: TestProduct;
let integrator: Client;
let officer: Client;
let senior: Client;
let seed = 400;
let listed: Uint8Array;
let selfie: Uint8Array;
beforeAll(async () => {
  t = await startTestProduct();
  [integrator, officer, senior] = [await t.key(INTEGRATOR), await t.staff('officer'), await t.staff('senior_officer')];
  listed = await specimen({
    seed: 42,
    person: { surname: 'TOLUNSKY', given_names: 'VASGARD ILMAROVICH', birth_date: '1961-04-17' },
  });
  selfie = await drawnSelfie(41);
}, 180_000);
afterAll(() => t.stop());

/** A new person each time: the same document twice would itself be a grave doubt. */
async function doubtfulCase(): Promise<{ verification: string; case: string; version: number }> {
  seed += 1;
  const document = await specimen({ flaw: 'wrong_check_digit', seed });
  const { id, decided } = await verify(integrator, { document, selfie, scenario: 'passport_wrong_check_digit' });
  const caseId = decided?.body.case_id as string;
  return { verification: id, case: caseId, version: (await officer.get(`/v1/cases/${caseId}`)).body.version };
}

describe('CAS-01 CAS-03 a doubt waits in a queue with a clock and is decided by a person', () => {
  test('the officer sees evidence, takes the case, approves with a reason, and the customer gets a tier', async () => {
    const open = await doubtfulCase();
    const shown = await officer.get(`/v1/verifications/${open.verification}`);
    expect(shown.body.captures.map((capture: { side: string }) => capture.side).sort()).toEqual(['front', 'selfie']);
    expect(
      shown.body.fields.find((field: { name: string }) => field.name === 'surname').sources.length,
    ).toBeGreaterThan(0);
    const queue = await officer.get('/v1/cases?queue=verification');
    const row = queue.body.data.find((one: { id: string }) => one.id === open.case);
    expect(new Date(row.due_at).getTime() - new Date(row.opened_at).getTime()).toBe(120 * 60_000);
    const taken = await officer.post(`/v1/cases/${open.case}/claim`, { version: open.version });
    expect(taken.body).toMatchObject({ status: 'in_progress', can_decide: true });
    const decided = await officer.post(`/v1/cases/${open.case}/decisions`, {
      decision: 'approve',
      reasons: ['review.document_genuine'],
      version: taken.body.version,
    });
    expect(decided.body).toMatchObject({ status: 'resolved' });
    const after = await officer.get(`/v1/verifications/${open.verification}`);
    expect(after.body).toMatchObject({ status: 'completed', outcome: 'approved', tier: 1 });
    expect(after.body.decisions.at(-1)).toMatchObject({
      decision: 'approve',
      proposed_by: { kind: 'staff' },
      status: 'in_force',
    });
  }, 60_000);

  test('asking again sends the named step back to the applicant with the next attempt', async () => {
    const open = await doubtfulCase();
    await officer.post(`/v1/cases/${open.case}/decisions`, {
      decision: 'resubmit',
      reasons: ['image.blurry'],
      version: open.version,
    });
    const after = await officer.get(`/v1/verifications/${open.verification}`);
    expect(after.body).toMatchObject({ status: 'awaiting_customer', outcome: 'resubmit', attempt: 2 });
    expect(after.body.steps.find((step: { code: string }) => step.code === 'document').status).toBe('redo');
  }, 60_000);

  test('a refusal needs a reason from the list', async () => {
    const open = await doubtfulCase();
    const decide = (reasons: string[]) =>
      officer.post(`/v1/cases/${open.case}/decisions`, { decision: 'decline', reasons, version: open.version });
    expect((await decide([])).body.code).toBe('case.reason_needed');
    expect((await decide(['because'])).body.code).toBe('case.reason_unknown');
    expect((await decide(['authenticity.tampered'])).body.status).toBe('resolved');
  }, 60_000);

  test('two officers deciding at once: one wins, the other is told', async () => {
    const open = await doubtfulCase();
    const second = await t.staff('officer');
    const answers = await Promise.all(
      [officer, second].map((one) =>
        one.post(`/v1/cases/${open.case}/decisions`, {
          decision: 'decline',
          reasons: ['authenticity.tampered'],
          version: open.version,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toMatch(/^case\.(changed|already_resolved)$/);
    expect((await officer.get(`/v1/verifications/${open.verification}`)).body.decisions).toHaveLength(1);
  }, 60_000);
});

describe('RSK-05 SCR-04 CAS-02 a listed name needs two people', () => {
  test('approval waits for the match to be resolved and for a second person; the proposer is refused, and so is a key', async () => {
    const { id, decided } = await verify(integrator, { document: listed, selfie, scenario: 'sanctions_match' });
    const caseId = decided?.body.case_id;
    const shown = await officer.get(`/v1/cases/${caseId}`);
    expect(shown.body).toMatchObject({ kind: 'verification.screening', priority: 'urgent', needs_second: true });
    expect(shown.body.blockers.map((blocker: { code: string }) => blocker.code)).toEqual(['match_unresolved']);
    const propose = (version: number, by = officer) =>
      by.post(`/v1/cases/${caseId}/decisions`, { decision: 'approve', reasons: ['review.match_cleared'], version });
    expect((await propose(shown.body.version)).body).toMatchObject({ code: 'case.approval_blocked' });

    const screening = (await officer.get(`/v1/verifications/${id}`)).body.screening;
    expect(screening.matches[0].alignment.length).toBeGreaterThan(0);
    for (const match of screening.matches) {
      expect(
        (
          await officer.post(`/v1/matches/${match.id}/disposition`, {
            status: 'false_positive',
            reason: 'another birth place',
          })
        ).status,
      ).toBe(200);
    }
    const proposed = await propose(shown.body.version);
    expect(proposed.body).toMatchObject({ status: 'pending_approval', can_approve: false });
    const approve = (by: Client) =>
      by.post(`/v1/cases/${caseId}/approvals`, { approve: true, version: proposed.body.version });
    expect((await approve(officer)).status).toBe(403);
    expect((await approve(integrator)).status).toBe(403);
    expect((await officer.get(`/v1/verifications/${id}`)).body.status).toBe('in_review');
    expect((await approve(senior)).body.status).toBe('resolved');
    expect((await officer.get(`/v1/verifications/${id}`)).body).toMatchObject({ outcome: 'approved' });
  }, 60_000);

  test('whoever proposed cannot approve, even with the right to approve', async () => {
    const both = senior;
    const { decided } = await verify(integrator, { document: listed, selfie, scenario: 'sanctions_match' });
    const caseId = decided?.body.case_id;
    const shown = await both.get(`/v1/cases/${caseId}`);
    const proposed = await both.post(`/v1/cases/${caseId}/decisions`, {
      decision: 'decline',
      reasons: ['screening.sanctions'],
      version: shown.body.version,
    });
    expect(proposed.body.status).toBe('pending_approval');
    expect(
      (await both.post(`/v1/cases/${caseId}/approvals`, { approve: true, version: proposed.body.version })).body.code,
    ).toBe('case.second_reviewer_needed');
  }, 60_000);
});

describe('E08 a confirmed sanctions match binds at once', () => {
  test('the customer is frozen with the officer’s word on the match, before any decision on the case', async () => {
    const { id, decided } = await verify(integrator, { document: listed, selfie, scenario: 'sanctions_match' });
    const shown = (await officer.get(`/v1/verifications/${id}`)).body;
    const said = { status: 'true_positive', reason: 'same person: birth date and place agree' };
    await officer.post(`/v1/matches/${shown.screening.matches[0].id}/disposition`, said);
    const customer = (await officer.get(`/v1/customers/${shown.customer.id}`)).body;
    expect(customer).toMatchObject({ status: 'frozen', rating: 'prohibited', tier: 0 });
    expect(customer.restrictions[0]).toMatchObject({ kind: 'freeze', reason: 'screening.sanctions' });
    const open = (await officer.get(`/v1/cases/${decided?.body.case_id}`)).body;
    expect(open.blockers.map((blocker: { code: string }) => blocker.code)).toContain('match_confirmed');
  }, 60_000);
});

describe('B10 DOC-08 one document, two people', () => {
  test('the same document shown under another customer is a grave doubt', async () => {
    const document = await specimen({ seed: 77 });
    await verify(integrator, { document, selfie });
    const { decided } = await verify(integrator, { document, selfie });
    expect(decided?.body).toMatchObject({ status: 'in_review' });
    expect(decided?.body.reasons.map((reason: { code: string }) => reason.code)).toContain(
      'compromised.seen_with_other_person',
    );
    expect((await officer.get(`/v1/cases/${decided?.body.case_id}`)).body.needs_second).toBe(true);
  }, 60_000);
});

describe('PRV-08 what is personal is masked until a reason is given', () => {
  test('a reveal gives the value once with a reason and stands in the log; an auditor may not', async () => {
    const open = await doubtfulCase();
    const customer = (await officer.get(`/v1/verifications/${open.verification}`)).body.customer;
    const page = await officer.get(`/v1/customers/${customer.id}`);
    expect(page.body.fields.every((field: { masked: boolean }) => field.masked)).toBe(true);
    const revealed = await officer.post(`/v1/customers/${customer.id}/reveal`, {
      fields: ['document_number'],
      reason: 'comparing with the register',
    });
    expect(revealed.body.values.document_number).toMatch(/^[A-Z0-9]{6,}$/);
    const auditor = await t.staff('auditor');
    expect(
      (await auditor.post(`/v1/customers/${customer.id}/reveal`, { fields: ['document_number'], reason: 'curious' }))
        .status,
    ).toBe(403);
    const found = await until(
      () => auditor.get(`/v1/audit/entries?customer=${customer.id}&action=customer.revealed`),
      (answer) => answer.body.data?.length > 0,
    );
    expect(found.body.data[0]).toMatchObject({
      action: 'customer.revealed',
      reason: 'comparing with the register',
      actor: { kind: 'staff' },
    });
    expect(JSON.stringify(found.body)).not.toContain(revealed.body.values.document_number);
  }, 60_000);
});
