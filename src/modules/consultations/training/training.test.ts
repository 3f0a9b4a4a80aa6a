import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { sql } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { statusAt } from "../badges/status-list.ts";
import { creditsByYear, labelProgress } from "./domain/labels.ts";
import { balanceOn, type Certificate, type Credit } from "./domain/model.ts";
import { answerIssues, readQuiz, shareRight, writeQuiz } from "./domain/quiz.ts";
import { trainingFigures } from "./domain/statistics.ts";
import { classInput, labelInput, moduleInput, office, quiz, trainingOn, trainingSets } from "./testing/builders.ts";

const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === `consultations.${code}`;
const issueCodes = (error: unknown): string[] => (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code.replace("consultations.", ""));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const yes = (...names: readonly string[]) => names.map((name) => ({ accountId: `a-${name}`, attended: true, share: null }));

databaseTest("from a module to a label that others can verify, and to its revocation", trainingSets, async (db) => {
  const { training, notices } = trainingOn(db, "2025-03-12");
  await training.saveModule(office, moduleInput("integrite"), true);
  await training.saveLabel(office, labelInput("ambassadeur", { required: ["integrite"] }), true);
  const before = trainingOn(db, "2025-03-01").training;
  const one = await before.saveClass(office, "integrite", null, classInput());
  assert.equal(await before.enrol("a-ada", one.id), "enrolled");
  assert.equal(await before.enrol("a-bob", one.id), "enrolled");
  assert.equal(await before.enrol("a-cleo", one.id), "waiting");
  await assert.rejects(before.enrol("a-ada", one.id), refused("enrolled-already"));
  await before.leave("a-bob", one.id);
  await assert.rejects(before.leave("a-bob", one.id), refused("not-enrolled"));
  assert.deepEqual((await before.enrolments(one.id)).map(({ accountId, state }) => [accountId, state]), [["a-ada", "enrolled"], ["a-bob", "cancelled"], ["a-cleo", "enrolled"]]);

  await assert.rejects(before.record(office, one.id, yes("ada")), (error) => issueCodes(error).includes("not-started"));
  await assert.rejects(training.record(office, one.id, yes("ada", "dan")), (error) => issueCodes(error).includes("attendance-not-enrolled"));
  await training.record(office, one.id, [...yes("ada"), { accountId: "a-cleo", attended: false, share: null }]);
  await training.record(office, one.id, yes("ada"));
  await assert.rejects(training.record(office, one.id, [{ accountId: "a-ada", attended: false, share: null }]), (error) => issueCodes(error).includes("attendance-credited"));
  await assert.rejects(training.leave("a-ada", one.id), refused("attendance-recorded"));

  const record = await training.recordOf("a-ada");
  assert.equal(record.balance, 3);
  assert.deepEqual(record.certificates.map(({ kind, code, issuedOn, expiresOn }) => [kind, code, issuedOn, expiresOn]).sort(), [["label", "ambassadeur", "2025-03-11", "2027-03-11"], ["module", "integrite", "2025-03-11", "2028-03-11"]]);
  assert.equal((await training.recordOf("a-cleo")).balance, 0);
  assert.equal(notices.filter(({ key }) => key.startsWith("training-label:")).length, 1);

  const [certificate] = record.certificates.filter(({ kind }) => kind === "module");
  assert.ok(certificate);
  const { embedded, compact } = await training.signed(certificate.id);
  for (const form of [embedded, compact, await training.baked(certificate.id, "fr")]) {
    assert.equal((await training.verify(bytes(form), "ADA@example.org ")).outcome, "valid");
    assert.equal((await training.verify(bytes(form), "bob@example.org")).outcome, "other-person");
  }
  const subject = embedded["credentialSubject"] as { readonly identifier: readonly unknown[] };
  assert.equal((await training.verify(bytes({ ...embedded, credentialSubject: { ...subject, identifier: subject.identifier[0] } }), "ada@example.org")).outcome, "valid");
  assert.doesNotMatch(JSON.stringify(embedded) + compact, /ada|Ada/);
  assert.equal((embedded["issuer"] as { id: string }).id, "did:web:jalon.example");
  assert.match(JSON.stringify(await training.webDocument()), /did:web:jalon\.example#z6Mk/);
  assert.equal(await trainingOn(db, "2025-03-12", "http://127.0.0.1:3000/").training.webDocument(), null);

  await assert.rejects(training.revoke(office, certificate.id, " "), (error) => issueCodes(error).includes("reason-missing"));
  const listed = async () => statusAt(((await training.statusList(certificate.statusList))["credentialSubject"] as { encodedList: string }).encodedList, certificate.statusIndex);
  assert.equal(await listed(), false);
  await training.revoke(office, certificate.id, "Émargement d’une autre personne");
  assert.equal(await listed(), true);
  await assert.rejects(training.revoke(office, certificate.id, "encore"), refused("revoked-already"));
  const verdict = await training.verify(bytes(embedded), null);
  assert.equal(verdict.outcome, "revoked");
  assert.doesNotMatch(JSON.stringify(verdict), /Émargement/);
  assert.equal((await training.recordOf("a-ada")).balance, 0);

  await training.rotateKey(office);
  assert.equal((await training.verify(bytes(compact), null)).outcome, "revoked");
  const [label] = record.certificates.filter(({ kind }) => kind === "label");
  assert.equal((await training.verify(bytes((await training.signed(label?.id ?? "")).embedded), null)).outcome, "valid");
  assert.equal((await training.issuers()).flatMap(({ publicKeys }) => publicKeys).length >= 2, true);
});

databaseTest("the last place goes to one person, however many race for it", trainingSets, async (db) => {
  const { training } = trainingOn(db, "2025-03-01");
  await training.saveModule(office, moduleInput("course"), true);
  const one = await training.saveClass(office, "course", null, classInput({ places: 3 }));
  const got = await Promise.all(Array.from({ length: 12 }, (_, index) => training.enrol(`p-${index}`, one.id)));
  assert.equal(got.filter((state) => state === "enrolled").length, 3);
  const twice = await Promise.allSettled([training.enrol("p-x", one.id), training.enrol("p-x", one.id)]);
  assert.equal(twice.filter(({ status }) => status === "fulfilled").length, 1);
  await training.saveClass(office, "course", one.id, classInput({ places: 5 }));
  assert.equal((await training.classView(one.id)).enrolled, 5);
}, { commits: true });

databaseTest("a quiz is passed within its attempts, and a module taken again replaces its certificate", trainingSets, async (db) => {
  const { training } = trainingOn(db, "2025-03-12");
  await training.saveModule(office, moduleInput("donnees", { selfPaced: true, assessment: { ...quiz, passShare: 1 }, credits: 2, validityMonths: 12 }), true);
  const one = await training.saveClass(office, "donnees", null, classInput({ startsOn: null, endsOn: null, places: null }));
  await assert.rejects(training.handIn("a-ada", one.id, {}), refused("not-enrolled"));
  await training.enrol("a-ada", one.id);
  await assert.rejects(training.handIn("a-ada", one.id, { q1: ["o1"] }), (error) => issueCodes(error).length === 1);
  assert.deepEqual(await training.handIn("a-ada", one.id, { q1: ["o2"], q2: ["o1", "o2"] }), { share: 0.5, passed: false, attemptsLeft: 1 });
  assert.equal((await training.handIn("a-ada", one.id, { q1: ["o1"], q2: ["o1"] })).attemptsLeft, 0);
  await assert.rejects(training.handIn("a-ada", one.id, { q1: ["o1"], q2: ["o1", "o2"] }), refused("no-more-attempts"));
  await training.giveBackAttempts(office, one.id, "a-ada");
  assert.equal((await training.handIn("a-ada", one.id, { q1: ["o1"], q2: ["o2", "o1"] })).passed, true);
  await assert.rejects(training.handIn("a-ada", one.id, { q1: ["o1"], q2: ["o2", "o1"] }), refused("passed-already"));

  const later = trainingOn(db, "2025-12-01").training;
  const second = await later.saveClass(office, "donnees", null, classInput({ startsOn: null, endsOn: null, places: null }));
  await later.enrol("a-ada", second.id);
  await later.handIn("a-ada", second.id, { q1: ["o1"], q2: ["o1", "o2"] });
  const record = await later.recordOf("a-ada");
  assert.equal(record.certificates.length, 2);
  assert.equal(record.certificates[1]?.supersededBy, record.certificates[0]?.id);
  const old = await later.signed(record.certificates[1]?.id ?? "");
  assert.match((await later.verify(bytes(old.embedded), null)).steps.map(({ text }) => text.en).join(" "), /newer certificate has replaced it/);
  // The answers are nowhere.
  assert.deepEqual((await db.query<{ n: number }>(sql`select count(*)::int as n from information_schema.columns where table_schema = 'consultations' and table_name = 'training_enrolment' and column_name ~ 'answer'`))[0]?.n, 0);
});

databaseTest("an attendance file is taken whole or not at all, its faults told at once and without addresses", trainingSets, async (db) => {
  const { training } = trainingOn(db, "2025-03-12");
  await training.saveModule(office, moduleInput("feuille", { assessment: quiz }), true);
  const one = await training.saveClass(office, "feuille", null, classInput({ places: 2 }));
  const early = trainingOn(db, "2025-03-01").training;
  for (const name of ["ada", "bob", "cleo"]) await early.enrol(`a-${name}`, one.id);
  const file = (text: string) => ({ name: "feuille.csv", bytes: bytes(text) });
  await assert.rejects(training.importFile(office, one.id, file("adresse;présent;résultat\nada@example.org;peut-être;80\ncleo@example.org;oui;\nada@example.org;oui;180\nnobody@example.org;non;\n")), (error) => {
    assert.deepEqual(issueCodes(error).sort(), ["attendance-not-enrolled", "attendance-result", "attendance-twice", "attendance-unknown", "attendance-unreadable"]);
    assert.doesNotMatch(JSON.stringify((error as { issues: unknown }).issues), /example\.org/);
    return true;
  });
  assert.equal(await training.importFile(office, one.id, file("Adresse;Présent;Résultat (%)\nADA@example.org;oui;80\nbob@example.org;OUI;40\n")), 2);
  assert.equal((await training.recordOf("a-ada")).balance, 3);
  assert.equal((await training.recordOf("a-bob")).balance, 0);
  // Bob still has the quiz.
  assert.equal((await training.handIn("a-bob", one.id, { q1: ["o1"], q2: ["o1"] })).passed, true);
  assert.equal((await training.recordOf("a-bob")).balance, 3);
});

databaseTest("the timer renews, reminds and tells newcomers, each thing under one key", trainingSets, async (db) => {
  const start = trainingOn(db, "2025-03-01").training;
  await start.saveModule(office, moduleInput("accueil", { forNewcomers: true, selfPaced: true, assessment: quiz }), true);
  await start.saveModule(office, moduleInput("suite", { credits: 2 }), true);
  await start.saveLabel(office, labelInput("label", { required: ["accueil"], validityMonths: 12 }), true);
  const own = await start.saveClass(office, "accueil", null, classInput({ startsOn: null, endsOn: null, places: null }));
  await start.enrol("a-ada", own.id);
  await start.handIn("a-ada", own.id, { q1: ["o1"], q2: ["o1", "o2"] });
  const first = trainingOn(db, "2025-03-12");
  await first.training.run(day("2025-03-12"));
  // Eve came on 1 March; the others long ago.
  assert.deepEqual(first.notices.map(({ key }) => key), ["training-newcomer:accueil:a-eve"]);
  // Half a year on, two credits: still too early, as the last half year only starts on 2 September.
  const next = await start.saveClass(office, "suite", null, classInput({ startsOn: day("2025-08-01"), endsOn: day("2025-08-01") }));
  await start.enrol("a-ada", next.id);
  await trainingOn(db, "2025-08-02").training.record(office, next.id, yes("ada"));
  assert.equal((await trainingOn(db, "2025-08-02").training.recordOf("a-ada")).labels[0]?.held?.expiresOn, "2026-03-01");
  const autumn = trainingOn(db, "2025-10-01");
  await autumn.training.run(day("2025-10-01"));
  const [progress] = (await autumn.training.recordOf("a-ada")).labels;
  assert.equal(progress?.held?.expiresOn, "2027-03-01");
  assert.deepEqual(autumn.notices.map(({ key }) => key), ["training-label:label:a-ada:2025-10-01"]);
  const last = trainingOn(db, "2028-02-20");
  await last.training.run(day("2028-02-20"));
  const [module] = (await last.training.recordOf("a-ada")).certificates.filter(({ code }) => code === "accueil");
  const [suite] = (await last.training.recordOf("a-ada")).certificates.filter(({ code }) => code === "suite");
  // The label has lapsed: old credits do not give it back.
  assert.deepEqual(last.notices.map(({ key }) => key).sort(), [`training-expiry:${module?.id}:14`, `training-expiry:${suite?.id}:180`].sort());
});

test("progress, years and figures, counted by hand", () => {
  const credit = (earnedOn: string, expiresOn: string, credits: number, takenBackOn: string | null = null): Credit => ({ id: earnedOn, accountId: "a", classId: "c", moduleCode: "m", credits, earnedOn: day(earnedOn), expiresOn: day(expiresOn), takenBackOn: takenBackOn === null ? null : day(takenBackOn) });
  const credits = [credit("2023-05-01", "2026-05-01", 3), credit("2024-06-01", "2026-01-01", 2), credit("2025-01-01", "2028-01-01", 4, "2025-02-01")];
  assert.equal(balanceOn(credits, day("2025-12-31")), 5);
  assert.equal(balanceOn(credits, day("2026-01-01")), 3);
  assert.deepEqual(creditsByYear(credits, day("2025-03-31")), [{ year: 2023, earned: 3, ending: 0, atYearEnd: 3 }, { year: 2024, earned: 2, ending: 0, atYearEnd: 5 }, { year: 2025, earned: 0, ending: 2, atYearEnd: 5 }, { year: 2026, earned: 0, ending: 3, atYearEnd: 0 }]);
  const label = { ...labelInput("x", { required: ["m"], credits: 6 }), version: 1, demonstration: false };
  assert.deepEqual({ ...labelProgress(label, [], credits, day("2025-03-31")), label: null }, { label: null, held: null, missingModules: ["m"], credits: 5, creditsNeeded: 6, renewalFrom: null, due: false });
  const certificate = (accountId: string, expiresOn: string): Certificate => ({ id: accountId, accountId, kind: "module", code: "m", version: 1, credits: 3, issuedOn: day("2024-01-01"), expiresOn: day(expiresOn), supersededBy: null, revokedOn: null, revokedBecause: null, nameShown: false, mailInClear: false, statusList: 1, statusIndex: 0, demonstration: false });
  const nine = Array.from({ length: 9 }, (_, index) => certificate(`p${index}`, index < 7 ? "2027-01-01" : "2025-01-01"));
  // Seven of nine in force: the two others are too few to be told apart, in the row and in the whole.
  assert.deepEqual(trainingFigures(nine, [{ kind: "module", code: "m" }], day("2025-03-31"), day("2025-09-30")), { trained: null, trainedAtLeast: false, inForce: null, subjects: [{ kind: "module", code: "m", people: 9, inForce: null, endingSoon: null }] });
  assert.equal(trainingFigures(nine.slice(0, 4), [], day("2025-03-31"), day("2025-09-30")).trained, null);
});

test("a quiz is written and read in the same words, and judged whole question by whole question", () => {
  const { questions, issues } = readQuiz(writeQuiz(quiz.questions));
  assert.deepEqual([questions, issues], [quiz.questions, []]);
  assert.deepEqual(readQuiz("- seule | alone\n? Sans anglais\n+ a | a\nbonjour\n? Une | One\n+ a | a").issues.map(({ code, line }) => [code.replace("consultations.", ""), line]), [["quiz-question", 1], ["quiz-language", 2], ["quiz-mark", 4], ["quiz-options", 2], ["quiz-options", 5]]);
  assert.equal(shareRight(quiz, { q1: ["o1"], q2: ["o1", "o2", "o3"] }), 0.5);
  assert.deepEqual(answerIssues(quiz, { q1: ["o1", "o2"], q2: ["zz"] }).length, 2);
});

databaseTest("a certificate that was revoked can be earned again in the same class, with its credits; what it had replaced stands meanwhile", trainingSets, async (db) => {
  const { training } = trainingOn(db, "2025-06-02");
  const early = trainingOn(db, "2025-03-01").training;
  for (const [code, credits] of [["integrite", 3], ["sans", 0]] as const) await training.saveModule(office, moduleInput(code, { credits }), true);
  const first = await early.saveClass(office, "integrite", null, classInput());
  const second = await early.saveClass(office, "integrite", null, classInput({ startsOn: day("2025-06-01"), endsOn: day("2025-06-01") }));
  const free = await early.saveClass(office, "sans", null, classInput());
  for (const one of [first, second, free]) {
    await early.enrol("a-ada", one.id);
    await training.record(office, one.id, yes("ada"));
  }
  const absent = [{ accountId: "a-ada", attended: false, share: null }];
  const state = async () => {
    const { certificates, balance } = await training.recordOf("a-ada");
    return { balance, live: certificates.filter((one) => one.supersededBy === null && one.revokedOn === null).map(({ code, issuedOn, credits }) => `${code} ${issuedOn} ${credits ?? 0}`).toSorted() };
  };
  assert.deepEqual(await state(), { balance: 6, live: ["integrite 2025-06-01 3", "sans 2025-03-11 0"] });
  for (const one of [second, free]) await assert.rejects(training.record(office, one.id, absent), (error) => issueCodes(error).includes("attendance-credited"), "a certificate without credits is one too");
  await assert.rejects(training.record(office, first.id, [...yes("ada"), ...absent]), (error) => issueCodes(error).includes("attendance-twice"));
  const [held] = (await training.recordOf("a-ada")).certificates.filter(({ issuedOn }) => issuedOn === "2025-06-01");
  await training.revoke(office, held?.id ?? "", "Erreur d’émargement");
  assert.deepEqual(await state(), { balance: 3, live: ["integrite 2025-03-11 3", "sans 2025-03-11 0"] });
  await training.record(office, second.id, absent);
  await training.record(office, second.id, yes("ada"));
  assert.deepEqual(await state(), { balance: 6, live: ["integrite 2025-06-01 3", "sans 2025-03-11 0"] });
  await assert.rejects(training.statusList(2), refused("unknown-certificate"));
});

databaseTest("an earlier class that is recorded late replaces nothing that was given since", trainingSets, async (db) => {
  const { training } = trainingOn(db, "2025-06-02");
  const early = trainingOn(db, "2025-03-01").training;
  await training.saveModule(office, moduleInput("integrite"), true);
  await training.saveLabel(office, labelInput("ambassadeur", { required: ["integrite"] }), true);
  const earlier = await early.saveClass(office, "integrite", null, classInput());
  const later = await early.saveClass(office, "integrite", null, classInput({ startsOn: day("2025-06-01"), endsOn: day("2025-06-01") }));
  for (const one of [earlier, later]) await early.enrol("a-ada", one.id);
  await training.record(office, later.id, yes("ada"));
  await training.record(office, earlier.id, yes("ada"));
  const live = async () => (await training.recordOf("a-ada")).certificates.filter((one) => one.supersededBy === null && one.revokedOn === null).map(({ kind, issuedOn, expiresOn }) => [kind, issuedOn, expiresOn]).toSorted();
  assert.deepEqual(await live(), [["label", "2025-06-01", "2027-06-01"], ["module", "2025-06-01", "2028-06-01"]]);
  const [held] = (await training.recordOf("a-ada")).certificates.filter((one) => one.kind === "module" && one.supersededBy === null);
  await training.revoke(office, held?.id ?? "", "Erreur");
  assert.deepEqual(await live(), [["label", "2025-06-01", "2027-06-01"], ["module", "2025-03-11", "2028-03-11"]]);
});

databaseTest("whoever left after an attempt comes back at the end of the line; a quiz handed in twice is one attempt; an absent newcomer is still awaited", trainingSets, async (db) => {
  const { training, notices } = trainingOn(db, "2025-03-12");
  await training.saveModule(office, moduleInput("seul", { selfPaced: true, assessment: quiz }), true);
  const one = await training.saveClass(office, "seul", null, classInput({ startsOn: null, endsOn: null, places: 1 }));
  await training.enrol("a-ada", one.id);
  const answers = { q1: ["o2"], q2: ["o1"] };
  const sent = await Promise.allSettled([0, 0].map((attempt) => training.handIn("a-ada", one.id, answers, attempt)));
  assert.deepEqual(sent.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  for (const name of ["bob", "cleo"]) await training.enrol(`a-${name}`, one.id);
  await training.leave("a-ada", one.id);
  assert.equal(await training.enrol("a-ada", one.id), "waiting");
  await training.leave("a-bob", one.id);
  assert.deepEqual((await training.enrolments(one.id)).map(({ accountId, state, attempts }) => [accountId, state, attempts]), [["a-bob", "cancelled", 0], ["a-cleo", "enrolled", 0], ["a-ada", "waiting", 1]]);

  await training.saveModule(office, moduleInput("accueil", { forNewcomers: true }), true);
  const welcome = await training.saveClass(office, "accueil", null, classInput({ startsOn: day("2025-03-12"), endsOn: day("2025-03-12") }));
  await training.enrol("a-eve", welcome.id);
  await training.run(day("2025-03-12"));
  assert.equal(notices.filter(({ key }) => key.startsWith("training-newcomer")).length, 0);
  await training.record(office, welcome.id, [{ accountId: "a-eve", attended: false, share: null }]);
  await training.run(day("2025-03-12"));
  assert.deepEqual(notices.filter(({ key }) => key.startsWith("training-newcomer")).map(({ key }) => key), ["training-newcomer:accueil:a-eve"]);
});

test("no small count comes back by difference", () => {
  const one = (accountId: string, code: string, expiresOn = "2030-01-01"): Certificate => ({ id: `${accountId}${code}`, accountId, kind: "module", code, version: 1, credits: 1, issuedOn: day("2024-01-01"), expiresOn: day(expiresOn), supersededBy: null, revokedOn: null, revokedBecause: null, nameShown: false, mailInClear: false, statusList: 1, statusIndex: 0, demonstration: false });
  const many = (count: number, code: string, from = 0, expiresOn?: string) => Array.from({ length: count }, (_, index) => one(`p${from + index}`, code, expiresOn));
  const figures = (certificates: readonly Certificate[]) => trainingFigures(certificates, ["a", "b"].map((code) => ({ kind: "module" as const, code })), day("2025-01-01"), day("2025-07-01"));
  // Ten have a, three of them b: 13 in all would say three.
  assert.deepEqual([figures([...many(10, "a"), ...many(3, "b")]).inForce, figures([...many(10, "a"), ...many(3, "b")]).trained], [null, 10]);
  // Ten have a, two others b: twelve trained would say two.
  const said = (certificates: readonly Certificate[]) => { const { trained, trainedAtLeast } = figures(certificates); return `${trainedAtLeast ? "at least " : ""}${trained ?? ""}`; };
  assert.deepEqual([said([...many(10, "a"), ...many(2, "b", 10)]), said([...many(10, "a"), ...many(10, "b", 5)])], ["at least 10", "15"]);
  // Ten had it, nine hold it, all nine end soon.
  assert.deepEqual(figures([...many(9, "a", 0, "2025-03-01"), ...many(1, "a", 9, "2024-06-01")]).subjects[0], { kind: "module", code: "a", people: 10, inForce: null, endingSoon: null });
});
