import type { VNode } from "preact";
import { Field, Heading, LinkButton, Notice, Table } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { Register } from "../../../domain/register.ts";
import type { Amendment } from "../../domain/amendment.ts";
import { amendmentPath, inWords, type Reader } from "../deps.ts";
import { ActForm, AmendmentCrumbs, faultOf, Issues } from "../parts.tsx";
import type { EditForm, FormField } from "./form.ts";
import type { FormName } from "./index.ts";
import type { Given } from "./given.ts";

export interface EditPageProps {
  readonly reader: Reader;
  readonly amendment: Amendment;
  readonly register: Register;
  readonly name: FormName;
  readonly form: EditForm;
  readonly code: string;
  readonly given: Given;
  readonly issues: readonly Issue[];
  /** The revision that the form is written on. */
  readonly revision: number;
  /** What the draft says now, where somebody else has changed it since this writer opened the form. */
  readonly theirs: Given | null;
}

/** One thing of the draft, to be said otherwise. */
export function EditPage({ reader, amendment, register, name, form, code, given, issues, revision, theirs }: EditPageProps): VNode {
  const { say } = reader;
  const title = inWords(reader, form.title(register, code));
  const fields = form.fields(register, code);
  return (
    <div class="sheet">
      <Issues issues={issues} reader={reader} />
      <AmendmentCrumbs reader={reader} number={amendment.number} last={title} />
      <Heading level={1} kicker={say(`Avenant ${amendment.number}`, `Amendment ${amendment.number}`)}>{title}</Heading>
      {amendment.state === "draft" ? null : <VoidNotice reader={reader} amendment={amendment} />}
      {theirs === null ? null : <SideBySide reader={reader} fields={fields} yours={given} theirs={theirs} />}
      <ActForm reader={reader} action={amendmentPath(amendment.number, `/edit/${name}?code=${encodeURIComponent(code)}`)} revision={revision} verb={say("Enregistrer dans le projet", "Save in the draft")} cancel={{ href: amendmentPath(amendment.number, "/edit"), label: say("Revenir à la liste", "Back to the list") }}>
        {fields.map((field) => <FormControl field={field} given={given} issues={issues} reader={reader} />)}
      </ActForm>
      {form.removes === undefined ? null : (
        <p><LinkButton href={amendmentPath(amendment.number, `/remove/${form.removes}?code=${encodeURIComponent(code)}`)}>{say("Supprimer du contrat…", "Remove from the contract…")}</LinkButton></p>
      )}
    </div>
  );
}

/** Said before somebody changes what is under signature. */
export function VoidNotice({ reader, amendment }: { readonly reader: Reader; readonly amendment: Amendment }): VNode {
  const { say, language } = reader;
  const signed = amendment.signatures.length > 0;
  return (
    <Notice kind="warn" language={language} title={say("Cet avenant est proposé à la signature", "This amendment is proposed for signature")}>
      <p>{signed ? say("Toute modification annule la signature déjà donnée et le remet en projet.", "Any change voids the signature already given and makes it a draft again.") : say("Toute modification le remet en projet.", "Any change makes it a draft again.")}</p>
    </Notice>
  );
}

function FormControl({ field, given, issues, reader }: { readonly field: FormField; readonly given: Given; readonly issues: readonly Issue[]; readonly reader: Reader }): VNode {
  const { language } = reader;
  const shared = {
    name: field.name, label: field.label[language], language, ...(field.hint === undefined ? {} : { hint: field.hint[language] }), ...(field.optional === true ? { optional: true } : {}), ...faultOf(issues, field.name, reader),
  };
  const value = given[field.name] ?? "";
  switch (field.control) {
    case "checkbox":
      return <Field {...shared} control="checkbox" checked={value !== ""} />;
    case "select":
      return <Field {...shared} control="select" value={value} options={(field.options ?? []).map((option) => ({ value: option.value, label: option.label[language] }))} />;
    case "textarea":
      return <Field {...shared} control="textarea" rows={3} value={value} />;
    case "text":
      return <Field {...shared} control="text" value={value} />;
  }
}

/** Both texts, so that one can be made of the two; the form below holds the writer's own. */
function SideBySide({ reader, fields, yours, theirs }: { readonly reader: Reader; readonly fields: readonly FormField[]; readonly yours: Given; readonly theirs: Given }): VNode {
  const { say, language } = reader;
  const rows = fields.map((field) => ({ field, mine: yours[field.name] ?? "", other: theirs[field.name] ?? "" })).filter((row) => row.mine !== row.other);
  return (
    <Notice kind="warn" language={language} title={say("Deux personnes ont écrit en même temps", "Two people wrote at once")}>
      <p>{say("Votre texte est encore dans le formulaire. Reprenez-y ce qui doit rester de l’autre, puis enregistrez\u202f: c’est le vôtre qui sera gardé.", "Your text is still in the form. Take over what shall stay of the other one, then save: yours is the one that will be kept.")}</p>
      <Table
        caption={say("Ce qui diffère", "What differs")}
        captionHidden
        language={language}
        rows={rows}
        empty={<p>{say("Les deux textes disent la même chose.", "Both texts say the same.")}</p>}
        columns={[
          { header: say("Champ", "Field"), rowHeader: true, cell: (row) => row.field.label[language] },
          { header: say("Dans le projet maintenant", "In the draft now"), cell: (row) => shown(row.field, row.other, reader) },
          { header: say("Ce que vous avez écrit", "What you wrote"), cell: (row) => shown(row.field, row.mine, reader) },
        ]}
      />
    </Notice>
  );
}

function shown(field: FormField, value: string, { say, language }: Reader): string {
  if (field.control === "checkbox") return value === "" ? say("non", "no") : say("oui", "yes");
  if (value === "") return "–";
  return field.options?.find((option) => option.value === value)?.label[language] ?? value;
}
