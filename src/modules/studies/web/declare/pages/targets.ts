import { fieldId } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { fieldOf, type FieldKind, type SectionCode } from "../../../domain/fields/index.ts";
import { issuePath, sectionOf } from "../form/section-state.ts";

/** Kinds whose parts have inputs of their own: a fault inside leads to the very input. */
const withInputs: ReadonlySet<FieldKind> = new Set<FieldKind>(["text", "long-text", "keywords", "study-date", "registry-numbers", "coded-terms", "organisations", "investigators", "contacts", "data-contacts", "authorisations", "arms", "interventions", "outcomes", "sites", "sharing-plan", "data-sources", "linked-data", "documents", "publications", "other-details"]);
const lists: ReadonlySet<FieldKind> = new Set<FieldKind>(["registry-numbers", "coded-terms", "organisations", "investigators", "contacts", "data-contacts", "authorisations", "arms", "interventions", "outcomes", "sites", "data-sources", "linked-data", "documents", "publications"]);
/** Members of parts that stand on the form as two inputs, one by language: their fault leads to the French one. */
const pairs: ReadonlySet<string> = new Set(["name", "label", "description", "measure", "timeFrame", "statement", "criteria"]);
const pairKinds: ReadonlySet<FieldKind> = new Set<FieldKind>(["coded-terms", "arms", "interventions", "outcomes", "sharing-plan", "data-sources"]);

/** Where on which page a fault is mended; null where it names no field. */
export function targetOf(issue: Issue): { readonly section: SectionCode; readonly id: string } | null {
  const section = sectionOf(issue);
  const path = issuePath(issue);
  const [name = "", ...inner] = path.split(".");
  const field = fieldOf(name);
  if (section === null || field === null) return null;
  if (inner.length === 0 || !withInputs.has(field.kind)) return { section, id: fieldId(name) };
  const [first = ""] = inner;
  const last = inner.at(-1) ?? "";
  // `outcomes.2` is a group of its own; a list of words (keywords, languages of a text) has one input by language.
  if (lists.has(field.kind)) return { section, id: fieldId(pairKinds.has(field.kind) && inner.length === 2 && pairs.has(last) ? `${path}.fr` : path) };
  if (field.kind === "sharing-plan") return { section, id: fieldId(inner.length === 1 && pairs.has(first) ? `${path}.fr` : `${name}.${first}${inner[1] === "fr" || inner[1] === "en" ? `.${inner[1]}` : ""}`) };
  return { section, id: fieldId(field.kind === "keywords" ? `${name}.${first}` : path) };
}
