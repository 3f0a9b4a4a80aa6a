import assert from "node:assert/strict";
import { test } from "node:test";
import { checkContract } from "../check-contract.ts";
import { documentOf, indicatorOf, partOf, priorityOf, referenceOf, registerOf } from "../testing.ts";

const clinical = indicatorOf("1", "Structuration des essais", [
  partOf("1.a", "nombre de projets accompagnés par le programme des traversées collaboratives", { lines: [101] }),
  partOf("1.b", "nombre de soignants dont le temps est partagé entre un laboratoire et un hôpital", { lines: [104] }),
  partOf("1.c", "part des articles qui impliquent un centre de plongée expérimentale", { lines: [107] }),
  partOf("1.d", "nombre de protocoles mis en ligne sur le portail Études littorales ouvertes (ELOu)", { lines: [110] }),
]);
const stores = indicatorOf("2", "Déploiement des réserves", [partOf("2", "nombre de réserves accueillies par l’unité", { lines: [113] })]);
const actions = priorityOf([
  ["1", "Rénover les centres de plongée expérimentale", 10],
  ["2", "Lancer le programme des traversées collaboratives", 20],
  ["3", "Construire un environnement complet", 30],
]);

function codesOf(found: readonly { code: string }[]): string[] {
  return found.map((one) => one.code);
}

test("a reference to an indicator or a part that does not exist is found, however it is written", () => {
  const references = [referenceOf("1", "1.e", [11]), referenceOf("1", "7", [12]), referenceOf("2", "1-a", [21])];
  const found = checkContract(registerOf({ priorities: [actions], indicators: [clinical, stores], references }), null);
  const missing = found.filter((one) => one.code === "reference-to-missing-indicator");
  assert.deepEqual(missing.map((one) => one.items), [["action 1", "1.e"], ["action 1", "7"]]);
  assert.deepEqual(missing[0]?.lines, [11, 101]);
});

test("a reference to a part about something else is found from the title of the action alone", () => {
  const found = checkContract(registerOf({ priorities: [actions], indicators: [clinical, stores], references: [referenceOf("1", "1.b", [15])] }), null);
  assert.deepEqual(codesOf(found), ["reference-about-something-else"]);
  assert.deepEqual(found[0]?.items, ["action 1", "1.b", "1.c"]);
  assert.deepEqual(found[0]?.lines, [15, 104, 107]);
});

test("it is found from what the reference says it is about, and from an acronym explained elsewhere", () => {
  const register = registerOf({ priorities: [actions], indicators: [clinical, stores], references: [referenceOf("3", "1.c", [3], "portail ELOu")] });
  assert.deepEqual(checkContract(register, null)[0]?.items, ["action 3", "1.c", "1.d"]);
  const document = documentOf("Le portail Études littorales ouvertes (ELOu) existe.", "", "- **le portail ELOu**, qui réunit tout. Il sera évalué par **l’indicateur 1.c** ;");
  const silent = registerOf({ priorities: [actions], indicators: [clinical, stores], references: [referenceOf("3", "1.c", [3])] });
  assert.deepEqual(checkContract(silent, document)[0]?.items, ["action 3", "1.c", "1.d"]);
});

test("no alarm for the right part, for a part named together with the right one, nor where words prove nothing", () => {
  const references = [
    referenceOf("1", "1.c", [15]),
    referenceOf("2", "1.a", [25]),
    referenceOf("2", "1.b", [25]),
    referenceOf("3", "1", [35]),
    referenceOf("3", "2", [36]),
  ];
  assert.deepEqual(checkContract(registerOf({ priorities: [actions], indicators: [clinical, stores], references }), null), []);
});

test("a reference to an action that does not exist is found; headings and existing actions are not", () => {
  const document = documentOf("### Action 1 • Rénover les centres de plongée expérimentale", "Voir les actions 2 et 8, et l’action 3.");
  const found = checkContract(registerOf({ priorities: [actions] }), document);
  assert.deepEqual(found.map((one) => [one.code, one.lines, one.items]), [["reference-to-missing-action", [2], ["action 8"]]]);
});
