import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { consultationMigrations } from "../migrations.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { aConsultation, agent, asAgent, aSending, aWorld, office, secret, visitor } from "./testing/builders.ts";

const sets = [auditMigrations, consultationMigrations];
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === `consultations.${code}`;
const issueCodes = async (work: Promise<unknown>): Promise<readonly string[]> => work.then(() => [], (error: { issues?: readonly { code: string }[] }) => (error.issues ?? []).map(({ code }) => code.replace("consultations.", "")));
const all = { text: "", theme: "", objective: "", answer: "any", sort: "newest", page: 1, size: 20 } as const;

databaseTest("what the public says waits for a moderator, what staff say is there at once; the same sent twice is sent once", sets, async (db) => {
  const { steps } = await aWorld(db);
  const sending = aSending();
  const sent = await steps.send(visitor, sending);
  assert.equal(sent.state, "waiting");
  assert.equal((await steps.send(visitor, sending)).id, sent.id);
  assert.deepEqual(await issueCodes(steps.send(visitor, { ...sending, secret: secret() })), ["twin"]);
  await assert.rejects(steps.proposal("essai", 1, null), refuses("unknown-contribution"));
  const own = await steps.send(asAgent, aSending({ title: "Trier mieux", objective: "9" }));
  assert.deepEqual([own.state, own.number, own.shownAs.fr], ["published", 2, "Basile Agent"]);
  assert.deepEqual((await steps.proposals("essai", all)).rows.map(({ number }) => number), [2]);
  await steps.moderate(office, sent.id, { act: "accept", rule: "", note: "", revision: 1 });
  assert.deepEqual((await steps.proposals("essai", { ...all, text: "PAPIER moins" })).rows.map(({ number }) => number), [1]);
  assert.equal((await steps.proposals("essai", { ...all, text: "100%_" })).total, 0);
  assert.deepEqual((await steps.proposals("essai", { ...all, objective: "9" })).rows.map(({ number }) => number), [2]);
});

databaseTest("a moderator refuses under a rule, undoes, and nobody decides of a text that changed meanwhile", sets, async (db) => {
  const { steps, notices } = await aWorld(db);
  const sending = aSending();
  const sent = await steps.send(visitor, sending);
  assert.deepEqual(await issueCodes(steps.moderate(office, sent.id, { act: "refuse", rule: "", note: "", revision: 1 })), ["no-rule"]);
  await assert.rejects(steps.moderate(agent, sent.id, { act: "accept", rule: "", note: "", revision: 1 }), refuses("door-not-yours"));
  await steps.moderate(office, sent.id, { act: "refuse", rule: "off-topic", note: "Parlez du sujet.", revision: 1 });
  const seen = await steps.own({ secret: sending.secret });
  assert.deepEqual([seen.contribution.state, seen.contribution.rule, seen.contribution.note, seen.changeable], ["refused", "off-topic", "Parlez du sujet.", true]);
  await steps.moderate(office, sent.id, { act: "undo", rule: "", note: "", revision: 2 });
  assert.equal((await steps.own({ secret: sending.secret })).contribution.state, "waiting");
  await steps.edit({ secret: sending.secret }, sent.id, 3, { ...sending, body: "Que chaque laboratoire imprime deux fois moins qu’avant." }, { language: "fr", sure: false });
  await assert.rejects(steps.moderate(office, sent.id, { act: "accept", rule: "", note: "", revision: 3 }), refuses("contribution-changed"));
  await steps.moderate(office, sent.id, { act: "accept", rule: "", note: "", revision: 4 });
  await steps.moderate(office, sent.id, { act: "mask", rule: "insulting", note: "", revision: 5 });
  assert.equal((await steps.counts("essai")).refused["insulting"], 1);
  await steps.moderate(office, sent.id, { act: "undo", rule: "", note: "", revision: 6 });
  assert.equal((await steps.counts("essai")).proposals, 1);
  assert.deepEqual((await steps.decisions(sent.id)).map(({ act }) => act).toSorted(), ["accept", "mask", "refuse", "undo", "undo"]);
  const kept = JSON.stringify(await db.query(sql`select * from kernel.audit_entry`));
  assert.ok(kept.includes("consultations.contribution-masked") && kept.includes("Aliénor Bureau"));
  assert.ok(!kept.includes("papier") && !kept.includes("Tilleul"), "the audit repeats neither the text nor the pseudonym");
  assert.equal(notices.length, 0);
  const own = await steps.send(asAgent, aSending({ title: "Trier mieux" }));
  await steps.moderate(office, own.id, { act: "mask", rule: "duplicate", note: "", revision: 1 });
  assert.deepEqual(notices.map(({ to }) => to), [["agent"]]);
});

databaseTest("phases open and close by the clock of the house; doors that are not open refuse", sets, async (db) => {
  const { steps, on } = await aWorld(db, "2025-01-31");
  await assert.rejects(steps.send(visitor, aSending()), refuses("phase-closed"));
  on("2025-02-01");
  const { id, number } = await steps.send(asAgent, aSending());
  on("2025-02-28");
  await steps.send(asAgent, aSending({ title: "Dernier jour" }));
  on("2025-03-01");
  await assert.rejects(steps.send(visitor, aSending({ title: "Trop tard" })), refuses("phase-closed"));
  await steps.send(asAgent, aSending({ proposalId: id, body: "Oui." }));
  await steps.support(agent, id, true);
  await steps.support(agent, id, true);
  assert.deepEqual((await steps.proposal("essai", number ?? 0, agent)).support, { count: 1, mine: true });
  await assert.rejects(steps.edit({ accountId: "agent" }, id, 1, aSending(), { language: "fr", sure: true }), refuses("phase-closed"));
  on("2025-04-01");
  await assert.rejects(steps.support(agent, id, false), refuses("phase-closed"));
  await assert.rejects(steps.send(asAgent, aSending({ proposalId: id, body: "Encore." })), refuses("phase-closed"));
});

databaseTest("an organisation comes in by its link until it is ended", sets, async (db) => {
  const { steps } = await aWorld(db);
  const invitation = await steps.invite(office, "essai", "Ligue des usagers");
  const sent = await steps.send({ door: "stakeholders", invitation }, aSending());
  assert.deepEqual([sent.state, sent.shownAs.fr, sent.accountId], ["waiting", "Ligue des usagers", null]);
  await assert.rejects(steps.send({ door: "stakeholders", invitation: secret() }, aSending({ title: "Un autre" })), refuses("door-not-yours"));
  const [kept] = await steps.invitations("essai");
  await steps.endInvitation(office, "essai", kept?.id ?? "");
  await assert.rejects(steps.send({ door: "stakeholders", invitation }, aSending({ title: "Plus tard" })), refuses("door-not-yours"));
  assert.ok(!JSON.stringify(await db.query(sql`select * from consultations.invitation`)).includes(invitation));
});

databaseTest("bad texts are refused with every fault at once, and personal data are pointed out", sets, async (db) => {
  const { steps } = await aWorld(db);
  assert.deepEqual((await issueCodes(steps.send({ door: "public", pseudonym: "x@y" }, aSending({ title: "a", body: "b", theme: "x", objective: "77" })))).toSorted(), ["pseudonym-address", "too-short", "too-short", "unknown-objective", "unknown-theme"].toSorted());
  assert.deepEqual(await issueCodes(steps.send(visitor, aSending({ body: "é".repeat(1_000_000) }))), ["too-long"]);
  assert.deepEqual(await issueCodes(steps.send(visitor, aSending({ body: "Écrivez à jeanne.martin@exemple.fr pour en savoir plus sur ce sujet." }))), ["personal-mail"]);
  assert.equal((await steps.send(visitor, aSending({ body: "Écrivez à jeanne.martin@exemple.fr pour en savoir plus sur ce sujet.", sure: true }))).state, "waiting");
  // 2 69 05 49 588 157: 97 − (2690549588157 mod 97) = 80 (decree 82-103).
  assert.deepEqual(await issueCodes(steps.send(visitor, aSending({ title: "Un numéro", body: "Mon numéro de sécurité sociale est le 2 69 05 49 588 157 80.", sure: true }))), ["personal-nir"]);
  assert.deepEqual(await issueCodes(steps.send({ door: "staff", actor: agent, as: "administrator" }, aSending({ title: "Un rôle" }))), ["unknown-identity"]);
  const sent = await steps.send({ door: "staff", actor: agent, as: "researcher" }, aSending({ title: "A\u202eB\u0000C <script>alert(1)</script>", body: "  Ligne un.  \r\n\r\n\r\n\r\nLigne deux, plus longue.  " }));
  assert.equal(sent.title, "ABC <script>alert(1)</script>");
  assert.equal(sent.body, "Ligne un.\n\nLigne deux, plus longue.");
  assert.ok(!sent.shownAs.fr.includes("Basile"));
});

databaseTest("comments answer one level deep, on published proposals of their own consultation", sets, async (db) => {
  const { steps } = await aWorld(db);
  const hidden = await steps.send(visitor, aSending());
  await assert.rejects(steps.send(asAgent, aSending({ proposalId: hidden.id, body: "Oui." })), refuses("unknown-contribution"));
  const { id } = await steps.send(asAgent, aSending({ title: "Trier" }));
  const comment = await steps.send(asAgent, aSending({ proposalId: id, body: "D’accord." }));
  const reply = await steps.send(asAgent, aSending({ proposalId: id, replyTo: comment.id, body: "Moi aussi." }));
  await assert.rejects(steps.send(asAgent, aSending({ proposalId: id, replyTo: reply.id, body: "Et moi." })), refuses("unknown-contribution"));
  await steps.withdraw({ accountId: "agent" }, comment.id);
  const { comments } = await steps.proposal("essai", 2, null);
  assert.deepEqual(comments.map(({ state, body, shownAs }) => [state, body, shownAs.fr]), [["withdrawn", "", ""], ["published", "Moi aussi.", "Basile Agent"]]);
  await assert.rejects(steps.withdraw({ accountId: "other" }, reply.id), refuses("unknown-contribution"));
  await assert.rejects(steps.withdraw({ secret: secret() }, reply.id), refuses("unknown-contribution"));
  const [row] = await db.query<{ account: string | null }>(sql`select account_id as account from consultations.contribution where id = ${comment.id}::uuid`);
  assert.equal(row?.account, null);
});

databaseTest("the institute answers each proposal, changes its mind beside what it said, and says what became of it", sets, async (db) => {
  const { steps, on, notices } = await aWorld(db);
  const { id } = await steps.send(asAgent, aSending());
  const said = { verdict: "accepted", reason: "Nous le ferons dès l’été.", answeredBy: "Comité", action: "61" } as const;
  assert.deepEqual((await issueCodes(steps.answer(office, id, { ...said, reason: "Oui", answeredBy: "", action: "99" }))).toSorted(), ["no-answerer", "too-short", "unknown-action"]);
  assert.deepEqual(await issueCodes(steps.followUp(office, id, { state: "done", note: "C’est fait partout.", happenedOn: "2025-02-20" })), ["no-answer"]);
  await steps.answer(office, id, said);
  await steps.answer(office, id, said);
  on("2025-04-10");
  await steps.answer(office, id, { ...said, verdict: "partly", reason: "Dans dix unités seulement." });
  assert.deepEqual(await issueCodes(steps.followUp(office, id, { state: "done", note: "C’est fait partout.", happenedOn: "2025-04-11" })), ["future-day"]);
  await steps.followUp(office, id, { state: "under-way", note: "Cinq unités ont commencé.", happenedOn: "2025-04-09" });
  const sheet = await steps.proposal("essai", 1, null);
  assert.deepEqual(sheet.answers.map(({ verdict, answeredOn }) => [verdict, answeredOn]), [["partly", "2025-04-10"], ["accepted", "2025-02-20"]]);
  assert.deepEqual([sheet.proposal.verdict, sheet.proposal.followUp], ["partly", "under-way"]);
  assert.deepEqual((await steps.proposals("essai", { ...all, answer: "none" })).total, 0);
  assert.equal(notices.length, 2);
  await assert.rejects(steps.answer(agent, id, said), refuses("door-not-yours"));
});

databaseTest("what was promised stays once people have come in; phases may be lengthened", sets, async (db) => {
  const { steps } = await aWorld(db);
  await assert.rejects(steps.save(office, aConsultation(), null), refuses("bad-consultation"));
  await steps.save(office, aConsultation({ doors: ["public"] }), 2);
  await steps.send(visitor, aSending());
  await assert.rejects(steps.save(office, aConsultation(), 3), refuses("promise-made"));
  await assert.rejects(steps.save(office, aConsultation({ doors: ["public"], commitment: both("Rien.", "Nothing.") }), 3), refuses("promise-made"));
  await steps.save(office, aConsultation({ doors: ["public"], synthesisUrl: "/consultations", phases: [{ kind: "contributions", from: day("2025-02-01"), to: day("2025-06-01") }] }), 3);
  await assert.rejects(steps.save(office, aConsultation({ doors: ["public"] }), 3), refuses("consultation-changed"));
  const phases = [{ kind: "contributions", from: day("2025-02-01"), to: null }, { kind: "answer", from: day("2025-01-01"), to: day("2025-01-01") }] as const;
  assert.deepEqual((await issueCodes(steps.save(office, aConsultation({ code: "Autre !", phases, themes: [], doors: [] }), null))).toSorted(), ["bad-code", "bad-phase", "endless-phase", "no-door", "no-theme", "phase-overlap"]);
});

databaseTest("a pseudonym passes for nobody of the house; signs that nobody sees are no text", sets, async (db) => {
  const { steps } = await aWorld(db);
  const names = ["Modération", "Mоdérаteur", "M0derateur", "L’institut", "Membre du personnel", "Ｉｎｓｅｒｍ", "Аdmin", "staff_jalon", "a@b.fr", "\u3164\u3164\u3164"];
  for (const pseudonym of names) assert.equal((await issueCodes(steps.send({ door: "public", pseudonym }, aSending()))).length, 1, pseudonym);
  for (const pseudonym of ["Tilleul", "Тополь", "Ελιά", "Ada 34", "Renée-Ève"]) assert.deepEqual(await issueCodes(steps.send({ door: "public", pseudonym }, aSending({ title: `Titre de ${pseudonym}` }))), [], pseudonym);
  assert.deepEqual(await issueCodes(steps.send(visitor, aSending({ title: "\u2800".repeat(9), body: "\u3164".repeat(40) }))), ["too-short", "too-short"]);
  const sent = await steps.send(visitor, aSending({ title: `Z${"\u0335\u0321".repeat(60)}algo`, body: `Bonjour${"\u{e0041}".repeat(9)} à toutes et à tous.` }));
  assert.deepEqual([sent.title.length, sent.body], [8, "Bonjour à toutes et à tous."]);
});

databaseTest("staff whose text was masked mend it, and it is read again", sets, async (db) => {
  const { steps } = await aWorld(db);
  const own = await steps.send(asAgent, aSending());
  await steps.moderate(office, own.id, { act: "mask", rule: "personal-data", note: "", revision: 1 });
  const owner = { accountId: agent.accountId };
  assert.equal((await steps.own({ ...owner, id: own.id })).changeable, true);
  await steps.edit(owner, own.id, 2, aSending({ title: "Sans nommer personne" }), { language: "fr", sure: false });
  assert.deepEqual([(await steps.own({ ...owner, id: own.id })).contribution.state, (await steps.counts("essai")).proposals], ["waiting", 0]);
  await steps.moderate(office, own.id, { act: "accept", rule: "", note: "", revision: 3 });
  assert.deepEqual((await steps.proposals("essai", all)).rows.map(({ title }) => title), ["Sans nommer personne"]);
});

databaseTest("an author changes a proposal while others support and comment it: everybody gets through", sets, async (db) => {
  const { steps } = await aWorld(db);
  const own = await steps.send(asAgent, aSending());
  const owner = { accountId: agent.accountId };
  for (let turn = 1; turn <= 8; turn += 1) {
    await Promise.all([
      steps.edit(owner, own.id, turn, aSending({ title: `Titre ${turn} corrigé` }), { language: "fr", sure: false }),
      ...[0, 1, 2].map((one) => steps.support({ ...agent, accountId: `s${turn}-${one}` }, own.id, true)),
      steps.send(visitor, aSending({ proposalId: own.id, body: `Commentaire ${turn}, bien d’accord.` })),
    ]);
  }
  assert.deepEqual([(await steps.counts("essai")).supports, (await steps.counts("essai")).waiting], [24, 8]);
});
