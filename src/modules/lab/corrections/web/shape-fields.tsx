import type { VNode } from "preact";
import { Button, Field } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { schemes, successionTypeNames, successionTypes, type FieldDefinition, type Relation } from "../../../directory/index.ts";
import { sayIn } from "../../pages/place.ts";
import { statedPeriod } from "../../pages/standing.ts";
import { labelOf, roleText } from "../../pages/values/value-text.ts";
import type { Operation } from "../domain/correction.ts";
import type { Given } from "../domain/read-form.ts";
import { roleOptions } from "./words.ts";

export interface Choice {
  /** `kind/code` */
  readonly value: string;
  readonly label: string;
}

export interface ShapeFieldsProps {
  readonly field: FieldDefinition;
  readonly operation: Operation;
  readonly given: Given;
  readonly issues: readonly Issue[];
  readonly language: Language;
  /** What the search found, or what is chosen already; null before any search. */
  readonly choices: readonly Choice[] | null;
  readonly relations: readonly Relation[];
}

export function errorOf(issues: readonly Issue[], name: string, language: Language): { error?: string } {
  const text = issues.filter((issue) => issue.field === name).map((issue) => issue.text[language]).join(" ");
  return text === "" ? {} : { error: text };
}

/** The controls that fit the shape of a field. */
export function ShapeFields(props: ShapeFieldsProps): VNode {
  const { field, operation } = props;
  if (operation === "end") return <EndFields {...props} />;
  if (field.shape === "relation" || field.shape === "succession") return <LinkFields {...props} />;
  return <><ValueFields {...props} />{isDated(field) ? <Dates {...props} names={["from"]} /> : null}</>;
}

/** An opening, a closure, an identifier hold for the whole of a structure. */
function isDated(field: FieldDefinition): boolean {
  return field.shape !== "partial-date" && field.shape !== "identifier";
}

function ValueFields({ field, given, issues, language }: ShapeFieldsProps): VNode {
  const say = sayIn(language);
  const common = { name: "value", label: say("Valeur juste", "Right value"), language, value: given["value"] ?? "", required: true, ...errorOf(issues, "value", language) };
  switch (field.shape) {
    case "address":
      return (
        <>
          <Field control="textarea" name="lines" rows={3} label={say("Rue et bâtiment", "Street and building")} value={given["lines"] ?? ""} language={language} {...errorOf(issues, "lines", language)} />
          <Field name="postalCode" label={say("Code postal", "Postal code")} value={given["postalCode"] ?? ""} inputMode="numeric" language={language} {...errorOf(issues, "postalCode", language)} />
          <Field name="municipality" label={say("Commune", "Municipality")} value={given["municipality"] ?? ""} required language={language} {...errorOf(issues, "municipality", language)} />
          <Field name="country" label={say("Pays", "Country")} hint={say("Deux lettres, FR si vous n’écrivez rien.", "Two letters, FR if left empty.")} value={given["country"] ?? ""} optional language={language} {...errorOf(issues, "country", language)} />
        </>
      );
    case "identifier":
      return (
        <>
          <Field control="select" name="scheme" label={say("Nature de l’identifiant", "Kind of identifier")} value={given["scheme"] ?? ""} required language={language} {...errorOf(issues, "scheme", language)}
            options={[{ value: "", label: "–" }, ...[...schemes.values()].map((scheme) => ({ value: scheme.code, label: scheme.name[language] }))]} />
          <Field {...common} />
        </>
      );
    case "code":
      return <Field control="select" {...common} options={[{ value: "", label: "–" }, ...Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label: label[language] }))]} />;
    case "text-list":
      return <Field control="textarea" rows={6} {...common} hint={say("Un par ligne, ou séparés par des virgules.", "One a line, or separated by commas.")} />;
    case "code-list":
      return <Field control="textarea" rows={6} {...common} hint={say("Un par ligne\u202f: le code, puis son libellé.", "One a line: the code, then its label.")} />;
    case "partial-date":
      return <Field {...common} hint={say("Une année (2024), un mois (2024-03) ou un jour (15/03/2024).", "A year (2024), a month (2024-03) or a day (2024-03-15).")} />;
    case "url":
      return <Field {...common} hint={say("L’adresse entière, avec https://.", "The whole address, with https://.")} />;
    case "number":
      return <Field {...common} inputMode="decimal" />;
    default:
      return field.code === "presentation" ? <Field control="textarea" rows={8} {...common} /> : <Field {...common} />;
  }
}

function Dates({ given, issues, language, names }: Pick<ShapeFieldsProps, "given" | "issues" | "language"> & { readonly names: readonly ("from" | "until")[] }): VNode {
  const say = sayIn(language);
  const hint = say("Une année, un mois (2024-03) ou un jour (15/03/2024).", "A year, a month (2024-03) or a day (2024-03-15).");
  return (
    <>
      {names.map((name) => (
        <Field name={name} label={name === "from" ? say("Depuis", "Since") : say("Jusqu’à, compris", "Until, included")} hint={hint} value={given[name] ?? ""} optional language={language} {...errorOf(issues, name, language)} />
      ))}
    </>
  );
}

function LinkFields({ field, given, issues, language, choices }: ShapeFieldsProps): VNode {
  const say = sayIn(language);
  const people = field.objectKinds?.includes("person") === true;
  return (
    <>
      <div class="inline-form">
        <Field control="search" name="search" label={people ? say("Chercher une personne", "Search for a person") : say("Chercher par nom, sigle ou numéro", "Search by name, acronym or number")} value={given["search"] ?? ""} language={language} />
        <div class="button-row"><Button name="act" value="search" kind="second" unchecked>{say("Chercher", "Search")}</Button></div>
      </div>
      {choices === null || choices.length === 0 ? (
        <div class={issues.some((issue) => issue.field === "object") ? "field field-wrong" : "field"} id="field-object" tabIndex={-1}>
          {choices === null ? null : <p class="soft" role="status">{say("Rien n’a été trouvé avec ces mots.", "Nothing was found with these words.")}</p>}
          {issues.filter((issue) => issue.field === "object").map((issue) => <p class="field-error">{issue.text[language]}</p>)}
        </div>
      ) : (
        <Field control="radios" name="object" label={say("Laquelle\u202f?", "Which one?")} value={given["object"] ?? ""} options={choices} language={language} {...errorOf(issues, "object", language)} />
      )}
      {people ? <Field name="newName" label={say("Ou prénom et nom d’une personne qu’aucune source ne nomme encore", "Or first name and name of a person whom no source names yet")} value={given["newName"] ?? ""} optional language={language} /> : null}
      {field.shape === "succession" ? (
        <>
          <Field control="select" name="type" label={say("Comment la structure en est venue", "How the structure came from it")} value={given["type"] ?? ""} required language={language} {...errorOf(issues, "type", language)}
            options={[{ value: "", label: "–" }, ...successionTypes.map((type) => ({ value: type, label: successionTypeNames[type][language] }))]} />
          <Field name="effectiveFrom" label={say("Date d’effet", "Date of effect")} value={given["effectiveFrom"] ?? ""} required language={language} {...errorOf(issues, "effectiveFrom", language)} />
        </>
      ) : (
        <>
          {people ? (
            <Field control="select" name="role" label={say("Rôle", "Role")} value={given["role"] ?? ""} language={language} options={[{ value: "", label: "–" }, ...roleOptions.map((role) => ({ value: role, label: roleText(role, language) }))]} />
          ) : field.code === "co-supervision" || field.code === "participation" ? (
            <Field name="label" label={say("Label de la structure chez cet établissement", "Label of the structure at this institution")} hint="U 1234, UMR_S 1234" value={given["label"] ?? ""} optional language={language} />
          ) : null}
          <Dates given={given} issues={issues} language={language} names={["from", "until"]} />
        </>
      )}
    </>
  );
}

function EndFields({ given, issues, language, relations }: ShapeFieldsProps): VNode {
  const say = sayIn(language);
  return (
    <>
      <Field control="radios" name="relation" label={say("Laquelle\u202f?", "Which one?")} value={given["relation"] ?? ""} required language={language} {...errorOf(issues, "relation", language)}
        options={relations.map((relation) => ({
          value: relationId(relation),
          label: [relation.object.name, labelOf(relation.value), statedPeriod(relation, { language, say })].filter((part) => part !== null).join(", "),
        }))} />
      <Dates given={given} issues={issues} language={language} names={["from", "until"]} />
    </>
  );
}

export function relationId({ slot, object }: Pick<Relation, "slot" | "object">): string {
  return `${slot}|${object.kind}/${object.code}`;
}
