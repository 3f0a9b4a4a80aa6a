import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { difference } from "../../domain/difference/index.ts";
import { loadShippedRegister } from "../../domain/shipped-register.ts";
import { registerSchema } from "../../domain/register-schema.ts";
import { exampleRegister } from "../../web/testing.ts";
import { applyEdit } from "./apply-edit.ts";
import { draftRegister, foldActs, type MadeEdit } from "./amendment.ts";
import type { AmendmentAct } from "./act.ts";
import { conflictsWith, leaningOn } from "./carry-over.ts";
import type { Edit } from "./edit.ts";

const shipped = loadShippedRegister();

function made(edits: readonly Edit[]): MadeEdit[] {
  return edits.map((edit, index) => ({ act: index + 2, edit, recordedAt: "2024-06-01T12:00:00.000Z", accountId: "a", author: "A" }));
}

function text(fr: string): { fr: string; en: string } {
  return { fr, en: `${fr} (en)` };
}

/** An edit of the shipped contract and what the difference has to say of it: code and path. */
interface Expected {
  readonly edit: Edit;
  readonly changes: readonly string[];
}

const actions = shipped.priorities.flatMap((priority) => priority.objectives.flatMap((objective) => objective.actions.map((action) => ({ action, path: `priority ${priority.code} / objective ${objective.code} / action ${action.code}` }))));
const parts = shipped.indicators.flatMap((indicator) => indicator.parts.map((part) => ({ part, path: `indicator ${indicator.code} / part ${part.code}` })));
const targets = parts.flatMap(({ part, path }) => part.targets.filter((target) => target.value !== null).map((target) => ({ target, path: `${path} / target ${target.key}` })));
const lines = shipped.resourceTables.flatMap((table) => table.lines.map((line, index) => ({ table, line, index }))).filter(({ table, line }) => table.lines.filter((one) => one.label.fr === line.label.fr).length === 1);

const pool: readonly Expected[] = [
  ...actions.map(({ action, path }): Expected => ({ edit: { kind: "action.title", code: action.code, title: text(`Tout autre chose ${action.code}`) }, changes: [`action.title @ ${path}`] })),
  ...targets.map(({ target, path }): Expected => {
    const { comparator, strict, upperValue, scope, dueYear, approximate, condition, statement, role } = target;
    return { edit: { kind: "target.terms", code: target.key, terms: { comparator, strict, value: (target.value ?? 0) * 2 + 1, upperValue, scope, dueYear, approximate, condition, statement, role } }, changes: [`target @ ${path}`] };
  }),
  ...parts.map(({ part, path }): Expected => ({ edit: { kind: "part.definition", code: part.code, definition: text(`Défini autrement ${part.code}`) }, changes: [`part.definition @ ${path}`] })),
  ...lines.map(({ table, line }): Expected => ({
    edit: { kind: "line.amounts", table: table.code, line: `${line.group?.fr ?? ""} / ${line.label.fr}`, amounts: line.amounts.map((one) => (one ?? 0) + 1000), overall: line.overall },
    changes: [`amount @ table ${table.code} / ${line.label.fr}`],
  })),
  ...shipped.priorities.flatMap((priority) => priority.objectives.map((objective): Expected => ({
    edit: { kind: "action.add", objective: objective.code, code: `n${objective.code}`, title: text(`Action nouvelle ${objective.code}`) },
    changes: [`action @ priority ${priority.code} / objective ${objective.code} / action n${objective.code}`],
  }))),
];

test("any edits of different things, in any order, give exactly their own differences and a register that fits its schema", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...pool], { minLength: 1, maxLength: 12 }), (chosen) => {
      const { register, failed } = draftRegister(shipped, made(chosen.map((one) => one.edit)));
      assert.deepEqual(failed, []);
      const said = difference(shipped, register).map((one) => `${one.code} @ ${one.path}`);
      assert.deepEqual(said.toSorted(), chosen.flatMap((one) => one.changes).toSorted());
      assert.deepEqual(registerSchema.parse(JSON.parse(JSON.stringify(register))), JSON.parse(JSON.stringify(register)));
    }),
    { numRuns: 60, seed: 20250331 },
  );
});

test("undoing an edit gives the register as if it had never been made", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...pool], { minLength: 2, maxLength: 8 }), fc.nat(), (chosen, at) => {
      const acts: AmendmentAct[] = [
        { number: 1, content: { kind: "start", baseVersion: 0, baseRegisterSha256: "x", reasonKind: "other", reason: text("Essai") }, recordedAt: "t", accountId: null, author: "A" },
        ...chosen.map((one, index): AmendmentAct => ({ number: index + 2, content: { kind: "edit", edit: one.edit }, recordedAt: "t", accountId: null, author: "A" })),
        { number: chosen.length + 2, content: { kind: "undo", act: (at % chosen.length) + 2 }, recordedAt: "t", accountId: null, author: "B" },
      ];
      const folded = foldActs({ number: 1, contractCode: "c", demonstration: false }, acts);
      assert.deepEqual(draftRegister(shipped, folded?.edits ?? []).register, draftRegister(shipped, made(chosen.filter((_, index) => index !== at % chosen.length).map((one) => one.edit))).register);
    }),
    { numRuns: 30, seed: 7 },
  );
});

test("a target that only changes its number is told as a move, in words of both languages", () => {
  const target = shipped.indicators.flatMap((one) => one.parts).flatMap((one) => one.targets).find((one) => one.key === "3.a");
  assert.ok(target !== undefined);
  const { comparator, strict, upperValue, scope, dueYear, approximate, condition, statement, role } = target;
  const applied = applyEdit(shipped, { kind: "target.terms", code: "3.a", terms: { comparator, strict, value: 60, upperValue, scope, dueYear, approximate, condition, statement, role } });
  assert.ok("register" in applied);
  const [change, ...others] = difference(shipped, applied.register);
  assert.deepEqual(others, []);
  assert.match(change?.message.fr ?? "", /^La cible de 3\.a passe de 70 à 60 .*sur 2021-2025\.$/u);
  assert.match(change?.message.en ?? "", /^The target of 3\.a moves from 70 to 60 .*over 2021-2025\.$/u);
});

test("what cannot be made says why and changes nothing", () => {
  const fault = (edit: Edit): unknown => {
    const applied = applyEdit(exampleRegister, edit);
    return "fault" in applied ? applied.fault : "made";
  };
  assert.equal(fault({ kind: "action.title", code: "99", title: text("Rien") }), "no-such-thing");
  assert.equal(fault({ kind: "action.add", objective: "1", code: "2", title: text("Deux fois") }), "already-there");
  assert.equal(fault({ kind: "action.add", objective: "99", code: "12", title: text("Nulle part") }), "no-such-parent");
  assert.equal(fault({ kind: "line.amounts", table: "money", line: " / Projets", amounts: [1], overall: null }), "wrong-number-of-years");
  assert.equal(fault({ kind: "line.remove", table: "money", line: " / Projets" }), "made");
  assert.equal(fault({ kind: "measure.remove", code: "4.a", decision: null }), "made");
});

test("an edit that others lean on is named before it is undone", () => {
  const edits = made([
    { kind: "action.add", objective: "1", code: "9", title: text("Nouvelle") },
    { kind: "action.title", code: "9", title: text("Nouvelle, autrement") },
    { kind: "action.title", code: "1", title: text("Sans rapport") },
  ]);
  assert.deepEqual(leaningOn(exampleRegister, edits, 2).map((one) => one.act), [3]);
  assert.deepEqual(leaningOn(exampleRegister, edits, 4), []);
});

test("carried over, an edit of what the new version changed too is a conflict; one of something else is not", () => {
  const theirs = applyEdit(exampleRegister, { kind: "action.title", code: "1", title: text("Titre de l’autre avenant") });
  assert.ok("register" in theirs);
  const gone = applyEdit(theirs.register, { kind: "action.remove", code: "3", decision: null });
  assert.ok("register" in gone);
  const edits = made([
    { kind: "action.title", code: "1", title: text("Mon titre") },
    { kind: "action.title", code: "2", title: text("Titre deux") },
    { kind: "action.title", code: "3", title: text("Titre trois") },
  ]);
  assert.deepEqual(conflictsWith(exampleRegister, gone.register, edits).map((one) => [one.edit.act, one.kind]), [[2, "both-changed"], [4, "no-such-thing"]]);
  // Both amendments came to the same words: nothing to settle.
  assert.deepEqual(conflictsWith(exampleRegister, theirs.register, made([{ kind: "action.title", code: "1", title: text("Titre de l’autre avenant") }])), []);
});
