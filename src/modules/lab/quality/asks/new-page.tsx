import type { VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { regions, type FieldDefinition } from "../../../directory/index.ts";
import type { HeldValue } from "../../corrections/domain/correction.ts";
import { errorOf } from "../../corrections/web/shape-fields.tsx";
import { sayIn } from "../../pages/place.ts";
import type { Askable } from "./held.ts";

export interface AskForm {
  readonly codes: string;
  readonly search: string;
  readonly structures: readonly string[];
  readonly region: string;
  readonly fields: readonly string[];
  readonly dueOn: string;
  readonly reason: string;
  readonly insist: boolean;
  readonly insistence: string;
}

export interface NewAskProps {
  readonly form: AskForm;
  readonly issues: readonly Issue[];
  readonly fields: readonly FieldDefinition[];
  /** What the search found, with what was ticked. */
  readonly found: readonly { readonly value: string; readonly label: string }[];
  /** What is held, once it was looked at; null before. */
  readonly checked: readonly Askable[] | null;
  readonly csrfToken: string;
  readonly language: Language;
}

const shownRows = 200;

/** The form of an ask: whom, what, until when, why; then what is already held. */
export function NewAskPage({ form, issues, fields, found, checked, csrfToken, language }: NewAskProps): VNode {
  const say = sayIn(language);
  const title = say("Demander à des structures", "Ask structures");
  return (
    <div class="sheet">
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: say("Laboratoires", "Labs"), href: "/lab" }, { label: say("Demandes", "Asks"), href: "/lab/asks" }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Ce qui est déjà tenu n’est pas redemandé. Le système le montre avant l’envoi.", "What is already held is not asked again. The system shows it before anything is sent.")}</Lead>
      <form method="post" action="/lab/asks/new">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <fieldset class="field">
          <legend>{say("À quelles structures\u202f?", "Which structures?")}</legend>
          <Field control="textarea" rows={2} name="codes" label={say("Codes, séparés par des espaces ou des virgules", "Codes, separated by spaces or commas")} value={form.codes} optional language={language} {...errorOf(issues, "codes", language)} />
          <div class="inline-form">
            <Field control="search" name="search" label={say("Ou chercher par nom, sigle ou label", "Or search by name, acronym or label")} value={form.search} language={language} />
            <div class="button-row"><Button name="act" value="search" kind="second" unchecked>{say("Chercher", "Search")}</Button></div>
          </div>
          {found.map((one, index) => (
            <label class="choice" for={`structure-${index}`}><input type="checkbox" id={`structure-${index}`} name="structures" value={one.value} checked={form.structures.includes(one.value)} />{one.label}</label>
          ))}
          <Field control="select" name="region" label={say("Ou toutes celles de l’institut dans une région", "Or all those of the institute in a region")} value={form.region} language={language} options={[{ value: "", label: "–" }, ...regions.map((region) => ({ value: region.code, label: region.name[language] }))]} />
        </fieldset>
        <fieldset class="field" id={fieldId("fields")} tabIndex={-1}>
          <legend>{say("Quels champs\u202f?", "Which fields?")}</legend>
          {issues.filter((issue) => issue.field === "fields").map((issue) => <p class="field-error">{issue.text[language]}</p>)}
          {fields.map((field) => (
            <label class="choice" for={`asked-${field.code}`}><input type="checkbox" id={`asked-${field.code}`} name="fields" value={field.code} checked={form.fields.includes(field.code)} />{field.label[language]}</label>
          ))}
        </fieldset>
        <Field control="date" name="dueOn" label={say("Échéance", "Due day")} value={form.dueOn} required language={language} {...errorOf(issues, "dueOn", language)} />
        <Field control="textarea" rows={3} name="reason" label={say("À quoi cela servira-t-il\u202f?", "What will it be used for?")} value={form.reason} required language={language} {...errorOf(issues, "reason", language)} />
        {checked === null ? (
          <div class="button-row"><Button name="act" value="check">{say("Voir ce qui est déjà tenu", "See what is already held")}</Button></div>
        ) : (
          <Checked checked={checked} form={form} fields={fields} issues={issues} language={language} />
        )}
      </form>
    </div>
  );
}

interface HeldRow {
  readonly askable: Askable;
  readonly field: FieldDefinition;
  readonly held: HeldValue;
}

function Checked({ checked, form, fields, issues, language }: Pick<NewAskProps, "form" | "fields" | "issues" | "language"> & { readonly checked: readonly Askable[] }): VNode {
  const say = sayIn(language);
  const asked = fields.filter((field) => form.fields.includes(field.code));
  const rows = checked.flatMap((askable) => asked.flatMap((field): HeldRow[] => {
    const held = askable.held.get(field.code);
    return held === undefined ? [] : [{ askable, field, held }];
  }));
  const total = checked.length * asked.length;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <Heading level={2} id="held">{say("Ce qui est déjà tenu", "What is already held")}</Heading>
      <Notice kind={rows.length === 0 ? "info" : "warn"} language={language}>
        {say(
          `Champs choisis\u202f: ${number(total)}, pour ${number(checked.length)} ${plural("fr", checked.length, { one: "structure", other: "structures" })}. Déjà tenus\u202f: ${number(rows.length)}. À demander\u202f: ${number(total - rows.length)}.`,
          `Fields chosen: ${number(total)}, for ${number(checked.length)} ${plural("en", checked.length, { one: "structure", other: "structures" })}. Already held: ${number(rows.length)}. To be asked: ${number(total - rows.length)}.`,
        )}
      </Notice>
      {rows.length === 0 ? null : (
        <>
          <Table<HeldRow>
            caption={say("Déjà tenu, donc laissé de côté", "Already held, hence left out")} language={language} rows={rows.slice(0, shownRows)}
            columns={[
              { header: say("Structure", "Structure"), rowHeader: true, cell: ({ askable }) => <a href={`/structures/${encodeURIComponent(askable.structure.code)}`}>{askable.structure.name}</a> },
              { header: say("Champ", "Field"), cell: ({ field }) => field.label[language] },
              { header: say("Valeur", "Value"), cell: ({ held }) => held.text[language] },
              { header: say("Source", "Source"), cell: ({ held }) => held.source[language] },
              { header: say("Vu le", "Seen on"), cell: ({ held }) => <span class="nowrap">{formatDay(held.observedOn, language, "short")}</span> },
            ]}
          />
          {rows.length > shownRows ? <p class="soft">{say(`Et ${number(rows.length - shownRows)} autres.`, `And ${number(rows.length - shownRows)} more.`)}</p> : null}
          <Field control="checkbox" name="insist" label={say("Demander aussi ce qui est déjà tenu\u202f; ce sera compté et publié", "Ask for what is already held too; this is counted and published")} checked={form.insist} language={language} />
          <Field name="insistence" label={say("Pourquoi le redemander\u202f?", "Why ask again?")} value={form.insistence} optional language={language} {...errorOf(issues, "insistence", language)} />
        </>
      )}
      <div class="button-row">
        <Button name="act" value="send">{say("Envoyer la demande", "Send the ask")}</Button>
        <Button name="act" value="check" kind="second">{say("Regarder à nouveau", "Look again")}</Button>
      </div>
    </>
  );
}
