import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { sql } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { checkForm } from "../domain/answering/index.ts";
import { hashOfForm } from "../domain/answering/hash.ts";
import { aForm, oneOfEach } from "../domain/answering/testing.ts";
import type { Condition, Form, Question } from "../domain/form.ts";
import { consultationMigrations } from "../migrations.ts";
import { conditionFrom, flatCondition, testFields } from "./editing/condition-fields.ts";
import { differenceOf } from "./editing/difference.ts";
import { added, followed, moved, pathOf, placeOf, questionAt, removed, withCodeChanged } from "./editing/place.ts";
import { optionsFrom, questionFrom } from "./editing/read-fields.ts";
import { completenessOf } from "./editing/translations.ts";
import { createForms } from "./forms.ts";
import { jsonSchemaOfForm, readForm } from "./schema.ts";
import { selfEvaluation, shippedForms } from "./shipped/index.ts";

const organiser: Actor = { accountId: "00000000-0000-4000-8000-000000000001", name: "Office", roles: [{ role: "consultation-office", perimeter: [] }] };
const nobody: Actor = { accountId: "00000000-0000-4000-8000-000000000002", name: "Staff", roles: [] };
const clock = fixedClock("2025-03-31T09:00:00.000Z");
const sets = [auditMigrations, consultationMigrations];
const refuses = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const faults = (form: Form, mode?: "anonymous") => checkForm(form, mode === undefined ? {} : { mode }).map(({ code, field }) => `${field}: ${code.replace("consultations.", "")}`);
const withQuestion = (code: string, change: object): Form => aForm(oneOfEach.map((question): Question => question.code === code ? { ...question, ...change } as Question : question));

async function use(db: Db, form: Form, code = "survey"): Promise<void> {
  await db.query(sql`insert into consultations.questionnaire (code, title, purpose, mode, opens_on, closes_on, threshold, form, created_at)
    values (${code}, ${jsonb(both("a", "a"))}, ${jsonb(both("a", "a"))}, 'anonymous', '2025-04-01', '2025-05-01', 10, ${jsonb(form)}, '2025-03-31T09:00:00Z')`);
}

databaseTest("a version is changed until it is used, then the next one begins", sets, async (db) => {
  const forms = createForms({ db, clock });
  const first = await forms.save(organiser, aForm());
  assert.equal(first.version, 1);
  assert.equal((await forms.save(organiser, aForm(oneOfEach, { title: both("Autre", "Other") }))).version, 1);
  await use(db, await forms.find("a-form") ?? first);
  assert.deepEqual((await forms.list()).map(({ form, versions, used }) => [form.code, form.version, versions, used]), [["a-form", 1, 1, true]]);
  assert.equal((await forms.save(organiser, aForm(oneOfEach, { title: both("Autre", "Other") }))).version, 1, "the same again is no new version");
  assert.equal((await forms.save(organiser, aForm())).version, 2);
  assert.equal((await forms.find("a-form", 1))?.title.fr, "Autre");
  assert.equal((await forms.find("a-form"))?.version, 2);
  await assert.rejects(db.tx((tx) => tx.query(sql`update consultations.form_version set definition = '{}' where version = 1`)));
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from consultations.form_version where version = 1`)));
  assert.equal(await forms.find("no-form"), null);
});

databaseTest("faults come all at once, others may not save, a code is not given to another question", sets, async (db) => {
  const forms = createForms({ db, clock });
  const wrong = aForm(oneOfEach, { title: both("", ""), code: "A form" });
  await assert.rejects(forms.save(organiser, wrong), (error) => refuses("consultations.bad-form")(error) && error instanceof AppError && error.issues.length === 3);
  await assert.rejects(forms.save(nobody, aForm()), refuses("consultations.not-organiser"));
  await use(db, await forms.save(organiser, aForm()));
  const text: Question = { code: "yes-no", kind: "text", label: both("a", "a"), longest: 10 };
  await assert.rejects(forms.save(organiser, aForm([text])), (error) => error instanceof AppError && error.issues.some(({ code }) => code === "consultations.code-given-again"));
});

databaseTest("a draft holds faults, is taken back, becomes a version", sets, async (db) => {
  const forms = createForms({ db, clock });
  const draft = await forms.begin(organiser, { ...aForm(), axes: [] });
  await assert.rejects(forms.begin(organiser, aForm()), refuses("consultations.bad-form"));
  const full = await forms.change(organiser, "a-form", draft.revision, aForm());
  await assert.rejects(forms.change(organiser, "a-form", draft.revision, aForm()), refuses("consultations.form-changed-meanwhile"));
  const back = await forms.undo(organiser, "a-form", full.revision);
  assert.equal(back.form.axes.length, 0);
  await assert.rejects(forms.publish(organiser, "a-form", back.revision), refuses("consultations.bad-form"));
  const again = await forms.undo(organiser, "a-form", back.revision);
  assert.equal((await forms.publish(organiser, "a-form", again.revision)).version, 1);
  assert.equal(await forms.draft("a-form"), null);
  const edited = await forms.edit(organiser, "a-form");
  await assert.rejects(forms.edit(nobody, "a-form"), refuses("consultations.not-organiser"));
  await forms.discard(organiser, "a-form", edited.revision);
  assert.equal(await forms.draft("a-form"), null);
});

databaseTest("forms that come with the program are put in once and never changed", sets, async (db) => {
  const forms = createForms({ db, clock });
  assert.deepEqual([await forms.putShipped(shippedForms), await forms.putShipped(shippedForms)], [1, 0]);
  const [kept] = await forms.versions(selfEvaluation.code);
  assert.equal(kept?.sha256, hashOfForm(selfEvaluation));
  assert.deepEqual(kept?.form, selfEvaluation);
  assert.equal((await forms.save(organiser, { ...selfEvaluation, title: both("Autre", "Other") })).version, 2);
});

test("the form that ships: no fault, four axes, every kind of question, objectives 1 to 10, nobody named", () => {
  assert.deepEqual(checkForm(selfEvaluation, { mode: "anonymous" }), []);
  assert.equal(selfEvaluation.axes.length, 4);
  const questions = selfEvaluation.axes.flatMap((axis) => axis.sections.flatMap((section) => section.questions));
  assert.deepEqual([...new Set(questions.map(({ kind }) => kind))].sort(), ["date", "matrix", "multiple", "number", "ranking", "scale", "single", "text"]);
  assert.deepEqual(selfEvaluation.axes.flatMap(({ objectives }) => objectives), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
  for (const question of questions) {
    if (question.kind === "text") assert.match(question.help?.fr ?? "", /Ne nommez personne/);
    if (question.kind === "scale") assert.equal((question.low + question.high) % 2, 0, "a scale has a middle");
    assert.doesNotMatch(question.label.fr, / [?!:;]/, "French typography");
  }
  for (const axis of selfEvaluation.axes) for (const question of axis.sections.flatMap((section) => section.questions)) for (const objective of question.objectives ?? []) assert.ok(axis.objectives.includes(objective));
});

test("each fault of a form is told at its place", () => {
  const cases: readonly (readonly [Form, readonly string[]])[] = [
    [withQuestion("mood", { low: 5, high: 1 }), ["high: bad-scale"]],
    [withQuestion("mood", { label: both("", "Label") }), ["label.fr: translation-missing"]],
    [withQuestion("mood", { code: "no-answer", label: both("a".repeat(501), "b") }), ["code: bad-code", "label.fr: text-too-long"]],
    [withQuestion("order", { options: [{ code: "x", label: both("a", "b") }, { code: "x", label: both("a", "b") }], atMost: 3 }), ["options.1.code: code-twice", "atMost: bad-most"]],
    [withQuestion("hours", { bands: [0, 10, 5] }), ["bands: bad-bands"]],
    [withQuestion("hours", { least: 5, most: 5, decimals: 9 }), ["most: bad-bounds", "decimals: bad-decimals", "bands: bad-bands"]],
    [withQuestion("since", { earliest: "2020-13" }), ["earliest: bad-dates"]],
    [withQuestion("since", { earliest: "1900-01" }), ["latest: too-many"]],
    [withQuestion("words", { longest: 5000 }), ["longest: bad-length"]],
    [withQuestion("tools", { alone: ["zz"] }), ["alone.0: unknown-option"]],
    [withQuestion("order", { options: Array.from({ length: 13 }, (_, index) => ({ code: `o${index}`, label: both("a", "b") })) }), ["options: too-many"]],
  ];
  for (const [form, expected] of cases) assert.deepEqual(faults(form).map((text) => text.replace(/^axes\.0\.sections\.0\.questions\.\d\./, "")).filter((text) => !text.includes("condition-")), expected);
});

test("conditions that look forward, at nothing, or ask what cannot be answered", () => {
  const asking = (when: Condition) => faults(withQuestion("order", { when })).map((text) => text.replace("axes.0.sections.0.questions.3.", ""));
  assert.deepEqual(asking({ question: "hours", from: 3 }), ["when.question: condition-looks-forward"]);
  assert.deepEqual(asking({ question: "order", answered: true }), ["when.question: condition-looks-forward"]);
  assert.deepEqual(asking({ question: "nothing", answered: true }), ["when.question: condition-unknown-question"]);
  assert.deepEqual(asking({ question: "yes-no", from: 1 }), ["when: condition-wrong-kind"]);
  assert.deepEqual(asking({ question: "mood", oneOf: ["1"] }), ["when: condition-wrong-kind"]);
  assert.deepEqual(asking({ question: "yes-no", oneOf: ["perhaps"] }), ["when.oneOf.0: condition-unknown-option"]);
  assert.deepEqual(asking({ question: "mood", from: 6 }), ["when: condition-bad-bounds"]);
  assert.deepEqual(asking({ question: "mood" }), ["when: condition-bad-bounds"]);
  assert.deepEqual(asking({ all: [] }), ["when.all: condition-empty"]);
  assert.deepEqual(asking({ any: [{ not: { question: "yes-no", oneOf: [] } }, { question: "kind-of-work", oneOf: ["science"] }] }), ["when.any.0.not.oneOf: condition-empty"]);
  const deep = Array.from({ length: 7 }).reduce<Condition>((inner) => ({ not: inner }), { question: "mood", answered: true });
  assert.deepEqual(asking(deep), ["when: condition-too-large"]);
  const circle = aForm([{ ...oneOfEach[1], code: "one", when: { question: "two", answered: true } } as Question, { ...oneOfEach[1], code: "two", when: { question: "one", answered: true } } as Question]);
  assert.deepEqual(faults(circle), ["axes.0.sections.0.questions.0.when.question: condition-looks-forward"]);
});

test("what is needed is refused in the anonymous mode; groups are single, without condition", () => {
  const needing = withQuestion("mood", { required: true });
  assert.deepEqual(faults(needing), []);
  assert.deepEqual(faults(needing, "anonymous"), ["axes.0.sections.0.questions.0.required: required-in-anonymous"]);
  const form = aForm();
  const [only] = form.groups;
  if (only === undefined) throw new Error("no group");
  assert.deepEqual(faults({ ...form, groups: [{ ...only, when: { question: "mood", answered: true } }] }), ["groups.0.when: group-with-condition"]);
  assert.deepEqual(faults({ ...form, groups: [{ ...only, code: "mood" }] }), ["axes.0.sections.0.questions.0.code: code-twice"]);
});

test("the published schema takes what the program takes, and refuses what it refuses", () => {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchemaOfForm());
  const asJson = (form: unknown): unknown => JSON.parse(JSON.stringify(form));
  for (const form of [aForm(), selfEvaluation]) {
    assert.ok(validate(asJson(form)), JSON.stringify(validate.errors));
    assert.deepEqual(readForm(asJson(form)), { form, issues: [] });
  }
  const wrong: readonly unknown[] = [null, [], {}, { ...aForm(), extra: 1 }, { ...aForm(), axes: [{}] }, withQuestion("mood", { low: "1" }), withQuestion("mood", { kind: "colour" }), withQuestion("order", { when: { sometimes: true } }), withQuestion("words", { longest: 9000 })];
  for (const form of wrong) {
    assert.equal(validate(asJson(form)), false);
    const { form: read, issues } = readForm(asJson(form));
    assert.equal(read, null);
    assert.ok(issues.length > 0 && issues.every(({ text }) => text.fr !== "" && text.en !== ""));
  }
  const deep = JSON.parse(`${"{\"not\":".repeat(50_000)}1${"}".repeat(50_000)}`) as unknown;
  assert.deepEqual(readForm({ ...aForm(), introduction: deep }).issues.map(({ code }) => code), ["consultations.form-too-deep"]);
});

test("parts are moved, removed, added, and found by the path of their faults", () => {
  const form = aForm();
  assert.equal(pathOf(placeOf("axes.0.sections.0.questions.3.options.1.label.en")), "axes.0.sections.0.questions.3");
  assert.equal(pathOf(placeOf("title.fr")), "head");
  const up = moved(form, placeOf("axes.0.sections.0.questions.3"), -1);
  assert.equal(questionAt(up.form, placeOf("axes.0.sections.0.questions.2"))?.code, "order");
  assert.deepEqual(moved(up.form, up.place, 1).form, form);
  const two = added(form, placeOf("axes.0"), "section");
  const over = moved(two.form, placeOf("axes.0.sections.0.questions.7"), 1);
  assert.deepEqual(over.form.axes[0]?.sections.map(({ questions }) => questions.length), [7, 1]);
  assert.deepEqual(moved(over.form, over.place, -1).form, two.form);
  assert.equal(removed(form, placeOf("groups.0")).groups.length, 0);
  const fresh = added(two.form, two.place, "matrix");
  assert.equal(questionAt(fresh.form, fresh.place)?.kind, "matrix");
  const recoded = withCodeChanged(form, placeOf("axes.0.sections.0.questions.1"), "yes-no", "agrees");
  assert.deepEqual(recoded.axes[0]?.sections[0]?.questions[2]?.when, { question: "agrees", oneOf: ["yes"] });
  for (const kind of ["group", "axis"] as const) assert.notDeepEqual(added(form, placeOf("head"), kind).form, form);
});

test("conditions are read back from ticked boxes, and kept where they are built otherwise", () => {
  const conditions: readonly Condition[] = [
    { question: "yes-no", oneOf: ["yes"] }, { not: { question: "mood", answered: true } }, { question: "mood", from: 2, to: 4 },
    { all: [{ question: "mood", to: 2 }, { not: { question: "tools", oneOf: ["a", "b"] } }] }, { any: [{ question: "grid", oneOf: ["r1:bad"] }, { question: "hours", from: 0.5 }] },
  ];
  for (const condition of conditions) {
    const flat = flatCondition(condition, oneOfEach);
    assert.ok(flat !== null);
    const fields: Record<string, string | readonly string[]> = { "when.mode": flat.mode };
    for (const test of flat.tests) {
      const names = testFields(test.question);
      Object.assign(fields, { [names.oneOf]: test.oneOf, [names.from]: test.from, [names.to]: test.to, ...(test.not ? { [names.not]: "yes" } : {}), ...(test.answered ? { [names.answered]: "yes" } : {}) });
    }
    assert.deepEqual(conditionFrom(fields, oneOfEach, undefined), condition);
  }
  const nested: Condition = { all: [{ any: [{ question: "mood", from: 1 }] }] };
  assert.equal(flatCondition(nested, oneOfEach), null);
  assert.equal(flatCondition({ question: "mood", from: 3 }, []), null, "asked later now: kept, not lost");
  assert.equal(flatCondition({ question: "yes-no", oneOf: ["gone"] }, oneOfEach), null, "an option that is gone: kept, not lost");
  assert.deepEqual(conditionFrom({ "when.mode": "always", [testFields("mood").from]: "1\u202f000,5" }, oneOfEach, undefined), { question: "mood", from: 1000.5 }, "ticked where there was none: wanted");
  assert.equal(conditionFrom({ "when.mode": "always", [testFields("mood").from]: "3" }, oneOfEach, { question: "mood", from: 3 }), undefined, "taken away");
  assert.deepEqual(conditionFrom({ "when.mode": "keep" }, oneOfEach, nested), nested);
  assert.equal(conditionFrom({ "when.mode": "always" }, oneOfEach, nested), undefined);
});

test("options in the order of their numbers, with codes made of their words; what differs; what is translated", () => {
  const rows = { "options.0.code": "b", "options.0.fr": "Deux", "options.0.en": "Two", "options.0.order": "2", "options.1.code": "", "options.1.fr": "Été", "options.1.en": "", "options.1.order": "1", "options.2.code": "", "options.2.fr": "", "options.2.en": "", "options.2.order": "3" };
  assert.deepEqual(optionsFrom(rows, "options"), [{ code: "ete", label: both("Été", "") }, { code: "b", label: both("Deux", "Two") }]);
  const changed = withQuestion("yes-no", { label: both("Autre", "Label") });
  assert.deepEqual(differenceOf(aForm(), changed, "en"), [{ thing: "axis / first / yes-no", what: "label.fr", before: "Libellé", after: "Autre" }]);
  assert.deepEqual(differenceOf(aForm(), { ...aForm(), version: 7 }, "en"), []);
  const fewer = differenceOf(aForm(), aForm(oneOfEach.slice(0, 7)), "en");
  assert.ok(fewer.some(({ thing, what, after }) => thing === "axis / first / words" && what === "when" && after === null));
  assert.ok(fewer.every(({ thing, what }) => thing === "axis / first / words" || what === "questions.order"));
  assert.deepEqual(completenessOf(withQuestion("mood", { label: both("", "Label"), highLabel: both("", "") })).missing, { fr: 1, en: 0 });
});

databaseTest("two savings at once are two versions or one, never one over another that is used; JSON that no database keeps", sets, async (db) => {
  const forms = createForms({ db, clock });
  await use(db, await forms.save(organiser, aForm()));
  const titles = ["un", "deux", "trois"];
  const saved = await Promise.all(titles.map((fr) => forms.save(organiser, aForm(oneOfEach, { title: both(fr, "t") }))));
  assert.deepEqual(saved.map(({ version }) => version), [2, 2, 2]);
  assert.equal((await forms.find("a-form", 1))?.title.fr, "Libellé");
  const { form, issues } = readForm(JSON.parse(JSON.stringify(aForm(oneOfEach, { code: "odd", title: both("a\u0000", "b\ud800") }))));
  assert.deepEqual(issues.map(({ field, code }) => `${field} ${code}`), ["title.fr consultations.unwritable-text", "title.en consultations.unwritable-text"]);
  assert.ok(form !== null);
  assert.equal((await forms.begin(organiser, form)).form.title.fr, "a\ufffd");
});

test("what is edited is followed where somebody else moved it, and never another thing", () => {
  const form = aForm();
  const second = placeOf("axes.0.sections.0.questions.1");
  const up = moved(form, second, -1);
  assert.deepEqual(followed(up.form, second, "yes-no"), up.place);
  assert.equal(followed(removed(form, second), second, "yes-no"), null);
  assert.deepEqual(followed(form, placeOf("head"), "any"), placeOf("head"));
  assert.deepEqual(followed({ ...form, axes: [{ ...form.axes[0] as (typeof form.axes)[number], code: "new" }, ...form.axes] }, placeOf("axes.0"), "axis"), placeOf("axes.1"));
});

test("bands as people type them", () => {
  const number = oneOfEach[5] as Question;
  const bands = (text: string) => { const read = questionFrom(number, { bands: text }, [], false); return read.kind === "number" ? read.bands : []; };
  for (const text of ["0 5 10", "0, 5, 10", "0,5,10", "0;5;10", "0 ; 5\u202f; 10"]) assert.deepEqual(bands(text), [0, 5, 10], text);
  assert.deepEqual(bands("0 2,5 10"), [0, 2.5, 10]);
});
