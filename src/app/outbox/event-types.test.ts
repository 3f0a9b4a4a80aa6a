import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { testType } from "../../kernel/outbox/index.ts";
import { eventTypes } from "./event-types.ts";

const modules = fileURLToPath(new URL("../../modules/", import.meta.url));

/** Kinds of a union of literals, or of acts, as they stand in the sources. */
function kindsIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(join(modules, file), "utf8").matchAll(pattern)].flatMap(([, text = ""]) => [...text.matchAll(/"([a-z-]+)"/g)].map(([, kind = ""]) => kind));
}

/** What stands for the parts of a type that are worked out. */
const families = ["action", "site"];
const valueKinds = kindsIn("indicators/domain/value-events.ts", /export type ValueEventKind = ([^;]+);/g);
const publicationKinds = ["published", "taken-back"];
const requestKinds = kindsIn("datasets/requests/actions/keep.ts", /const outcomes[^=]*= (\{[^}]+\})/g);
const milestoneKinds = ["milestone.reopened", "milestone.dropped"];

test("every type that a module announces has its line in the list, and every line is announced by one", () => {
  const announced = new Set<string>();
  for (const name of readdirSync(modules, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
    const text = readFileSync(join(modules, name), "utf8");
    for (const [, given = "", quoted = ""] of text.matchAll(/(?:announce\(|announcements: \[)(?:(?:inside|tx), )?(?:\{ type: )?(["`][^"`]+["`]|act\.kind\.replace\(("-", ".")\))/g)) {
      const type = given.slice(1, -1);
      if (quoted !== "") milestoneKinds.forEach((one) => announced.add(one));
      else if (type.startsWith("${family}.")) families.forEach((family) => announced.add(type.replace("${family}", family)));
      else if (type === "report.${kind}") publicationKinds.forEach((kind) => announced.add(`report.${kind}`));
      else if (type === "value.${event.kind}") valueKinds.forEach((kind) => announced.add(`value.${kind}`));
      else if (type === "request.${outcome}") requestKinds.forEach((kind) => announced.add(`request.${kind}`));
      else announced.add(type);
    }
  }
  assert.equal(valueKinds.length, 7);
  assert.deepEqual([...announced].sort(), eventTypes.map(({ type }) => type).filter((type) => type !== testType).sort());
});
