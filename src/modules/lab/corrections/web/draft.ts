import { both } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { EntityRef, FieldDefinition, NodeKey } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import { safeHref } from "../../../../kernel/html/index.ts";
import { operations, type NewCorrection, type Operation, type Proposed } from "../domain/correction.ts";
import { labelsIn } from "../domain/prefill.ts";
import { readForm, type Given } from "../domain/read-form.ts";
import { entersAtOnce } from "../domain/routing.ts";
import { currentOf, heldOf, namedEntity, proposedText, relationsNow, type Subject } from "./load.ts";

export type ReadProposal = { readonly proposed: Proposed; readonly text: NewCorrection["text"]; readonly operation: Operation } | { readonly issues: readonly Issue[] };

/** What a form can do with a field: a single value is set; of several, one is added or ended. */
export function operationsFor(field: FieldDefinition): readonly Operation[] {
  if (field.cardinality === "one") return ["set"];
  return field.shape === "relation" ? ["add", "end"] : ["add"];
}

function operationIn(given: Given, field: FieldDefinition): Operation {
  const possible = operationsFor(field);
  return operations.find((one) => one === given["operation"] && possible.includes(one)) ?? possible[0] ?? "set";
}

/** Reads what the form says about a field, as a statement and in words, or every fault. */
export async function readProposal(deps: LabDeps, subject: Subject, field: FieldDefinition, given: Given): Promise<ReadProposal> {
  const operation = operationIn(given, field);
  const named = operation === "add" ? await namedEntity(deps, given["object"] ?? "", field.objectKinds ?? []) : null;
  const newName = (given["newName"] ?? "").normalize("NFC").trim().replace(/\s+/g, " ").slice(0, 200);
  const newPerson = operation === "add" && named === null && newName !== "" && field.objectKinds?.includes("person") === true
    ? { key: { kind: "person", key: `lab-person:${subject.structure.code}:${newName.toLowerCase()}` } satisfies NodeKey, name: newName } : null;
  const relation = operation === "end" ? relationsNow(subject, field).find((one) => `${one.slot}|${one.object.kind}/${one.object.code}` === given["relation"]) : undefined;
  const relationKey = relation === undefined ? undefined : (await deps.directory.keysOf(relation.object.id))[0];
  const read = readForm(given, {
    field, operation, chosen: named?.key ?? null, newPerson, known: labelsIn(currentOf(subject, field)),
    relation: relation === undefined || relationKey === undefined ? null : { relation, object: relationKey },
  });
  if ("issues" in read) return read;
  const other: Pick<EntityRef, "name"> | null = relation?.object ?? named?.ref ?? (newPerson === null ? null : { name: newPerson.name });
  const { proposed } = read;
  const same = operation === "set" && currentOf(subject, field).some((value) => canonicalJson(value.value) === canonicalJson(proposed.value) && value.validFrom === proposed.validFrom);
  if (same) return { issues: [{ code: "lab.correction-says-nothing-new", severity: "error", field: field.shape === "address" ? "lines" : "value", text: both("C’est déjà ce que la fiche dit\u202f: changez la valeur.", "The record says so already: change the value.") }] };
  return { proposed, text: proposedText(field, proposed, other), operation };
}

/** The whole proposal out of a form, or every fault of it. */
export async function readDraft(deps: LabDeps, subject: Subject, field: FieldDefinition, given: Given, ask: number | null): Promise<{ readonly draft: NewCorrection } | { readonly issues: readonly Issue[] }> {
  const read = await readProposal(deps, subject, field, given);
  const issues: Issue[] = "issues" in read ? [...read.issues] : [];
  const reason = (given["reason"] ?? "").trim();
  const evidence = (given["evidence"] ?? "").trim();
  if (reason === "") issues.push({ code: "lab.correction-reason", severity: "error", field: "reason", text: both("Dites d’où vous le savez\u202f: celui qui répondra le lira.", "Say how you know: whoever answers will read it.") });
  if (reason.length > 2000) issues.push({ code: "lab.correction-reason", severity: "error", field: "reason", text: both("La raison dépasse 2\u202f000 signes\u202f: raccourcissez-la.", "The reason exceeds 2,000 characters: shorten it.") });
  if (evidence !== "" && (!/^https?:\/\//i.test(evidence) || safeHref(evidence) === null || evidence.length > 500)) issues.push({ code: "lab.correction-evidence", severity: "error", field: "evidence", text: both("Donnez une adresse entière, avec https://, ou rien.", "Give a whole address, with https://, or nothing.") });
  if (issues.length > 0 || "issues" in read) return { issues };
  const others = currentOf(subject, field).length > 0;
  return {
    draft: {
      structure: subject.structure, field: field.code, operation: read.operation, before: heldOf(subject, field), proposed: read.proposed, text: read.text, reason,
      evidenceUrl: evidence === "" ? null : evidence, ask, owner: field.owner, atOnce: entersAtOnce(field, others), demonstration: subject.facts.record.demonstration,
    },
  };
}
