import { ascending } from "d3-array";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { inBoth } from "../../../../kernel/i18n/format.ts";
import type { Decision, FieldDefinition, ProvenStatement, ResolvedField, SourceKind } from "../../../directory/index.ts";

/** What became of a statement in the record of a day. */
export type StatementState =
  /** Its value is the one shown. */
  | "shown"
  /** It says the same as the one shown. */
  | "agrees"
  /** It says otherwise, and is shown beside. */
  | "contested"
  /** Its value holds on another day. */
  | "other-day"
  /** It is kept; another is shown, and the field asks for silence on differences. */
  | "kept";

export interface ProvenValue {
  readonly statement: ProvenStatement;
  readonly state: StatementState;
}

/** Of each statement of one field, what became of it in the record. Statements shown come first, then by day of observation. */
export function provenanceOf(resolved: ResolvedField | undefined, statements: readonly ProvenStatement[]): readonly ProvenValue[] {
  const states = new Map<string, StatementState>();
  const set = (ids: readonly string[], first: StatementState, others: StatementState): void => {
    ids.forEach((id, index) => {
      if (!states.has(id)) states.set(id, index === 0 ? first : others);
    });
  };
  for (const value of resolved?.current ?? []) set(value.statements, "shown", "agrees");
  for (const value of resolved?.contested ?? []) set(value.statements, "contested", "contested");
  for (const value of resolved?.others ?? []) set(value.statements, "other-day", "other-day");
  return statements
    .map((statement) => ({ statement, state: states.get(statement.id) ?? ("kept" as const) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || ascending(b.statement.lastObservedOn, a.statement.lastObservedOn) || ascending(a.statement.id, b.statement.id));
}

const order: readonly StatementState[] = ["shown", "agrees", "contested", "other-day", "kept"];

export const stateNames: Readonly<Record<StatementState, Bilingual>> = {
  shown: { fr: "montrée", en: "shown" },
  agrees: { fr: "dit la même chose", en: "says the same" },
  contested: { fr: "contestée", en: "contested" },
  "other-day": { fr: "vaut à une autre date", en: "holds on another day" },
  kept: { fr: "gardée, non montrée", en: "kept, not shown" },
};

export const sourceKindNames: Readonly<Record<SourceKind, Bilingual>> = {
  "directory-office": { fr: "service chargé du répertoire", en: "directory office" },
  "official-register": { fr: "registre officiel", en: "official register" },
  "human-resources": { fr: "gestion des ressources humaines", en: "human resources" },
  finance: { fr: "gestion financière", en: "finance" },
  contracts: { fr: "gestion des contrats", en: "contracts" },
  "identifier-register": { fr: "registre d’identifiants", en: "identifier register" },
  "institute-document": { fr: "document de l’institut", en: "document of the institute" },
  publications: { fr: "publications", en: "publications" },
  lab: { fr: "laboratoire", en: "laboratory" },
  usage: { fr: "mesures d’usage", en: "usage" },
};

/**
 * Why is this value shown and not another? Says the decision of a person where there is one, else the order of sources
 * of the field, in words.
 */
export function reasonOf(field: FieldDefinition, statements: readonly ProvenStatement[], decisions: readonly Decision[]): Bilingual {
  const decision = decisions.find((one) => one.kind === "prefer" && one.revoked === null && one.field === field.code && statements.some(({ id }) => id === one.statement));
  return inBoth((language) => {
    const french = language === "fr";
    if (decision !== undefined) {
      const on = decision.recordedAt.slice(0, 10);
      return french
        ? `Une personne a tranché le ${on}\u202f: «\u202f${decision.reason}\u202f».`
        : `A person decided on ${on}: “${decision.reason}”.`;
    }
    const ranked = field.priority.map((kind) => sourceKindNames[kind][language]);
    const list = ranked.join(", ");
    const rule = french
      ? `Pour ce champ, les sources passent dans cet ordre\u202f: ${list}, puis les autres. À égalité, l’observation la plus récente est montrée.`
      : `For this field, sources rank in this order: ${list}, then the others. Between equals, the latest observation is shown.`;
    const difference = field.otherwise === "contest"
      ? french ? "Une source de rang inférieur qui dit autre chose est montrée à côté, comme contestée." : "A source of lower rank that says otherwise is shown beside, as contested."
      : french ? "Ce que dit une source de rang inférieur est gardé sans être montré." : "What a source of lower rank says is kept and not shown.";
    return `${rule} ${difference}`;
  });
}
