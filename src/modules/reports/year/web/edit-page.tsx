import type { VNode } from "preact";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { narrowSpace } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { figureBasisNames, figureBoundNames, figureThemeNames, figureUnitNames, type Figure, type FigureContent } from "../../../activity/index.ts";
import { regions } from "../../../directory/index.ts";
import { figureLine, figurePath, sourceDay, sourceText, yearPath } from "../say-figure.ts";
import type { FigureForm } from "./edit-form.ts";

export interface EditView {
  readonly context: RequestContext;
  readonly form: FigureForm;
  /** The figure that stands; null for a new one. */
  readonly figure: Figure | null;
  /** Figures that may have parts: those of the year that detail none. */
  readonly wholes: readonly Figure[];
  readonly issues: readonly Issue[];
  /** True where somebody else wrote since the form was opened: what stands is shown beside what was typed. */
  readonly changed: boolean;
}

const options = (names: Readonly<Record<string, Bilingual>>, language: Language): { value: string; label: string }[] => Object.entries(names).map(([value, name]) => ({ value, label: name[language] }));

export function EditPage({ context, form, figure, wholes, issues, changed }: EditView): VNode {
  const { language, csrfToken, url } = context;
  const french = language === "fr";
  const errorOf = (name: string): { error?: string } => {
    const found = issues.find((one) => fieldNamed(one.field) === name);
    return found === undefined ? {} : { error: found.text[language] };
  };
  const text = (name: keyof FigureForm & string, label: string, more: { hint?: string; optional?: boolean } = {}): VNode => <Field name={name} label={label} language={language} value={String(form[name])} {...more} {...errorOf(name)} />;
  const long = (name: keyof FigureForm & string, label: string): VNode => <Field control="textarea" rows={3} name={name} label={label} language={language} value={String(form[name])} {...errorOf(name)} />;
  const select = (name: keyof FigureForm & string, label: string, among: { value: string; label: string }[]): VNode => <Field control="select" name={name} label={label} language={language} value={String(form[name])} options={among} {...errorOf(name)} />;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: french ? "Chiffres de l’année" : "Figures of the year", href: "/year/edit" }, { label: figure === null ? (french ? "Nouveau chiffre" : "New figure") : figure.label[language] }]} />
      <Heading level={1}>{figure === null ? (french ? "Ajouter un chiffre" : "Add a figure") : french ? "Corriger un chiffre" : "Correct a figure"}</Heading>
      <Lead>{french ? "Ce que vous saisissez est affiché d’abord. Ce que disait la publication, ou l’entrée d’avant, reste dans l’historique." : "What you enter is shown first. What the publication said, or the entry before, stays in the history."}</Lead>
      <ErrorSummary language={language} errors={issues.map((one) => ({ fieldId: one.field === undefined ? null : fieldId(fieldNamed(one.field)), message: one.text[language] }))} />
      {changed && figure !== null ? <Meanwhile figure={figure} form={form} language={language} /> : null}
      <form method="post" action={url.pathname}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="seen" value={figure?.revision ?? ""} />
        {figure === null ? <>{text("year", french ? "Année" : "Year")}{text("code", "Code", { hint: french ? "Stable, dans l’adresse du chiffre\u202f: «\u202fbilans-carbone\u202f»." : "Stable, in the address of the figure: “carbon-footprints”." })}</> : <p class="soft">{figure.year} · {figure.code}</p>}
        {select("theme", french ? "Thème" : "Theme", options(figureThemeNames, language))}
        {text("value", french ? "Valeur" : "Value", { hint: french ? "Une part s’écrit en pour cent\u202f: 6,53." : "A share is written in percent: 6.53." })}
        {select("unit", french ? "Unité" : "Unit", options(figureUnitNames, language))}
        {select("bound", french ? "Précision" : "Precision", options(figureBoundNames, language))}
        {select("basis", french ? "Période" : "Period", options(figureBasisNames, language))}
        {text("label_fr", french ? "Intitulé" : "Label (French)")}{text("label_en", french ? "Intitulé en anglais" : "Label (English)")}
        {text("noun_fr", french ? "Ce qui est compté, après le nombre" : "What is counted, after the number (French)")}{text("noun_en", french ? "Ce qui est compté, en anglais" : "What is counted (English)")}
        {long("note_fr", french ? "Explication, en une phrase" : "Explanation, in one sentence (French)")}{long("note_en", french ? "Explication en anglais" : "Explanation (English)")}
        {select("region", french ? "Région" : "Region", [{ value: "", label: french ? "Tout le pays" : "The whole country" }, ...regions.map((one) => ({ value: one.code, label: one.name[language] }))])}
        {select("part_of", french ? "Détaille le chiffre" : "Details the figure", [{ value: "", label: "–" }, ...wholes.map((one) => ({ value: one.code, label: one.label[language] }))])}
        {text("ties", french ? "Même chose dans le contrat" : "Same thing in the contract", { optional: true, hint: french ? "Indicateurs et actions\u202f: 14.a action-29" : "Indicators and actions: 14.a action-29" })}
        <Heading level={2}>Source</Heading>
        {text("source_title", french ? "Titre de la publication" : "Title of the publication")}
        {text("source_publisher", french ? "Éditeur" : "Publisher")}
        {text("source_day", "Date", { hint: french ? "Année, mois ou jour\u202f: 2025, 2025-03 ou 2025-03-12." : "Year, month or day: 2025, 2025-03 or 2025-03-12." })}
        {text("source_line", french ? "Ligne ou page" : "Line or page", { optional: true })}
        <div class="button-row">
          <Button name="act" value="save">{french ? "Enregistrer" : "Save"}</Button>
          {figure?.corrected === true ? <Button kind="second" name="act" value="take-back">{french ? "Revenir à ce que dit la publication" : "Go back to what the publication says"}</Button> : null}
          <a class="button button-plain" href={figure === null ? "/year/edit" : figurePath(figure)}>{french ? "Ne rien changer" : "Change nothing"}</a>
        </div>
      </form>
    </>
  );
}

/** Faults of the graph's own check name the field of the fact; the form has its own names for two of them. */
function fieldNamed(field: string | undefined): string {
  return field === "of" ? "part_of" : (field ?? "");
}

/** What somebody else wrote, beside what was typed here: nothing of either is lost. */
function Meanwhile({ figure, form, language }: { readonly figure: Figure; readonly form: FigureForm; readonly language: Language }): VNode {
  const french = language === "fr";
  return (
    <Notice kind="warn" language={language} title={french ? "Quelqu’un a écrit ce chiffre entre-temps" : "Somebody wrote this figure meanwhile"}>
      <div class="two-texts">
        <div><p class="notice-title">{french ? "Ce qui est enregistré" : "What is recorded"}</p><p>{figureLine(figure, language)}</p><p>{figure.note[language]}</p><p class="small">{sourceText(figure.source, language)}, {sourceDay(figure.source, language)}</p></div>
        <div><p class="notice-title">{french ? "Ce que vous avez écrit" : "What you wrote"}</p><p>{form.value} {french ? form.noun_fr : form.noun_en}</p><p>{french ? form.note_fr : form.note_en}</p><p class="small">{form.source_publisher}, {form.source_title}, {form.source_day}</p></div>
      </div>
      <p>{french ? "Votre texte est resté dans le formulaire\u202f: reprenez ce qu’il faut de l’autre, puis enregistrez." : "Your text is still in the form: take what is needed of the other, then save."}</p>
    </Notice>
  );
}

export interface EditListView {
  readonly context: RequestContext;
  readonly figures: readonly Figure[];
  readonly issues: readonly Issue[];
  readonly done: Bilingual | null;
}

/** Every figure with a way to correct it, and the import of an edition. */
export function EditListPage({ context, figures, issues, done }: EditListView): VNode {
  const { language, csrfToken } = context;
  const french = language === "fr";
  return (
    <>
      <Heading level={1}>{french ? "Chiffres de l’année" : "Figures of the year"}</Heading>
      <Lead>{french ? "Une publication entre tout entière par un fichier\u202f; un chiffre s’ajoute ou se corrige ici, avec sa source." : "A publication comes in whole by a file; a figure is added or corrected here, with its source."}</Lead>
      {done === null ? null : <Notice kind="info" language={language}>{done[language]}</Notice>}
      <ErrorSummary language={language} errors={issues.map((one) => ({ fieldId: null, message: one.text[language] }))} />
      <p><a class="button" href="/year/edit/new">{french ? "Ajouter un chiffre" : "Add a figure"}</a></p>
      <Table<Figure>
        caption={french ? "Chiffres" : "Figures"} captionHidden language={language} rows={figures} filter
        empty={<EmptyState title={french ? "Aucun chiffre n’est encore enregistré." : "No figure is recorded yet."} />}
        columns={[
          { header: french ? "Année" : "Year", cell: (one) => <a href={yearPath(one.year)}>{one.year}</a> },
          { header: french ? "Chiffre" : "Figure", rowHeader: true, cell: (one) => <a href={figurePath(one)}>{one.label[language]}</a> },
          { header: french ? "Valeur" : "Value", cell: (one) => figureLine(one, language) },
          { header: "Source", cell: (one: FigureContent & { corrected: boolean }) => <>{sourceText(one.source, language)}{one.corrected ? <span class="event-details">{french ? "corrigé à la main" : "corrected by hand"}</span> : null}</> },
          { header: french ? "Correction" : "Correction", cell: (one) => <a href={`${figurePath(one)}/edit`} aria-label={`${french ? "Corriger" : "Correct"}${french ? narrowSpace : ""}: ${one.label[language]}, ${one.year}`}>{french ? "Corriger" : "Correct"}</a> },
        ]}
      />
      <Heading level={2} id="import">{french ? "Importer une publication" : "Import a publication"}</Heading>
      <p>{french ? "Un fichier JSON, comme celui du dossier data/figures du projet. Une faute, et rien n’entre\u202f; le même fichier deux fois ne change rien." : "A JSON file, like that of the folder data/figures of the project. One fault, and nothing comes in; the same file twice changes nothing."}</p>
      <form method="post" action="/year/edit/import" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="file" name="file" label={french ? "Fichier" : "File"} accept=".json" language={language} required />
        <div class="button-row">
          <Button name="act" value="check" kind="second">{french ? "Vérifier seulement" : "Check only"}</Button>
          <Button name="act" value="record">{french ? "Importer" : "Import"}</Button>
        </div>
      </form>
    </>
  );
}
