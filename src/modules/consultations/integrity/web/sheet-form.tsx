import type { VNode } from "preact";
import { Button, Disclosure, ErrorSummary, Field, fieldId, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { day, isDay } from "../../../../kernel/time/day.ts";
import { contactFields, fieldNames, type ContactField } from "../domain/contact.ts";
import { guideThemes, latestOf, themeNames, type GuideTheme, type Sheet, type SheetContent } from "../domain/sheet.ts";
import { GuideCrumbs, SheetText } from "./guide.tsx";

/** What the form of a sheet holds, as typed; sources one a line, `title | address`. */
export interface SheetForm {
  readonly theme: string;
  readonly titleFr: string;
  readonly titleEn: string;
  readonly summaryFr: string;
  readonly summaryEn: string;
  readonly bodyFr: string;
  readonly bodyEn: string;
  readonly sources: string;
  readonly nextReviewOn: string;
  readonly contactField: string;
}

export function formOfSheet(content: SheetContent): SheetForm {
  return {
    theme: content.theme, titleFr: content.title.fr, titleEn: content.title.en, summaryFr: content.summary.fr, summaryEn: content.summary.en, bodyFr: content.body.fr, bodyEn: content.body.en,
    sources: content.sources.map(({ title, url }) => (url === "" ? title : `${title} | ${url}`)).join("\n"), nextReviewOn: content.nextReviewOn === noDay ? "" : content.nextReviewOn, contactField: content.contactField,
  };
}

/** What a draft says where no day was given: refused for publication. */
const noDay = day("0001-01-01");

export function sheetOfForm(form: SheetForm): SheetContent {
  return {
    theme: guideThemes.find((theme): theme is GuideTheme => theme === form.theme) ?? "conduct",
    title: { fr: form.titleFr.trim(), en: form.titleEn.trim() }, summary: { fr: form.summaryFr.trim(), en: form.summaryEn.trim() },
    body: { fr: form.bodyFr.replaceAll("\r\n", "\n").trim(), en: form.bodyEn.replaceAll("\r\n", "\n").trim() },
    sources: form.sources.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "").map((line) => {
      const bar = line.lastIndexOf("|");
      return bar < 0 ? { title: line, url: "" } : { title: line.slice(0, bar).trim(), url: line.slice(bar + 1).trim() };
    }),
    nextReviewOn: isDay(form.nextReviewOn) ? form.nextReviewOn : noDay,
    contactField: contactFields.find((field): field is ContactField => field === form.contactField) ?? "research-integrity",
  };
}

/** The name of the input that a fault is about. */
function inputOf(field: string | undefined): string {
  const named = /^(title|summary|body|note|reason)\.(fr|en)$/.exec(field ?? "");
  if (named !== null) return `${named[1]}${named[2] === "fr" ? "Fr" : "En"}`;
  return (field ?? "").replace(/^sources\[.*$/, "sources");
}

export interface SheetFormProps {
  readonly sheet: Sheet | null;
  readonly code: string;
  readonly form: SheetForm;
  readonly note: Bilingual;
  /** Why it is withdrawn, as typed. */
  readonly reason: Bilingual;
  readonly issues: readonly Issue[];
  readonly saved: boolean;
  readonly csrfToken: string;
  readonly language: Language;
}

/** Both languages side by side, the preview below, publication apart from saving. */
export function SheetFormPage({ sheet, code, form, note, reason, issues, saved, csrfToken, language }: SheetFormProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const title = sheet === null ? say("Nouvelle fiche", "New sheet") : say("Modifier la fiche", "Change the sheet");
  const error = (name: string): { error?: string } => {
    const told = issues.filter(({ field }) => inputOf(field) === name).map(({ text }) => pick(text, language));
    return told.length === 0 ? {} : { error: told.join(" ") };
  };
  const markup = say("Une ligne vide sépare deux paragraphes\u202f; «\u202f## \u202f» commence un titre, «\u202f- \u202f» une liste, [mots](https://adresse) un lien.", "An empty line parts two paragraphs; “## ” begins a title, “- ” a list, [words](https://address) a link.");
  const never = sheet !== null && latestOf(sheet) === null;
  const next = (sheet === null ? 0 : (latestOf(sheet)?.number ?? 0)) + 1;
  const hidden = <><input type="hidden" name="_csrf" value={csrfToken} />{sheet === null ? null : <input type="hidden" name="seen" value={String(sheet.revision)} />}</>;
  return (
    <>
      <GuideCrumbs language={language} more={[{ label: say("Écrire le guide", "Write the guide"), href: "/integrity/guide/edit" }, { label: title }]} />
      <Heading level={1} {...(sheet === null ? {} : { kicker: code })}>{title}</Heading>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: fieldId(inputOf(issue.field)), message: pick(issue.text, language) }))} />
      {saved ? <Notice kind="info" language={language}><p role="status">{say("Brouillon enregistré. Rien n’est publié.", "Draft saved. Nothing is published.")}</p></Notice> : null}
      <form method="post" action={sheet === null ? "/integrity/guide" : `/integrity/guide/${code}/draft`} class="form">
        {hidden}
        {sheet === null ? <Field name="code" label={say("Code, dans les adresses", "Code, in addresses")} hint={say("Minuscules, chiffres et tirets\u202f: donnees-personnelles", "Lower case, digits and hyphens: personal-data")} value={code} language={language} {...error("code")} /> : null}
        <Field control="select" name="theme" label={say("Thème", "Theme")} value={form.theme} language={language} options={guideThemes.map((theme) => ({ value: theme, label: pick(themeNames[theme], language) }))} />
        <div class="field-pair">
          <Field name="titleFr" label={say("Titre, en français", "Title, in French")} value={form.titleFr} language={language} {...error("titleFr")} />
          <Field name="titleEn" label={say("Titre, en anglais", "Title, in English")} value={form.titleEn} language={language} {...error("titleEn")} />
        </div>
        <div class="field-pair">
          <Field control="textarea" rows={2} name="summaryFr" label={say("Résumé, en français", "Summary, in French")} value={form.summaryFr} language={language} {...error("summaryFr")} />
          <Field control="textarea" rows={2} name="summaryEn" label={say("Résumé, en anglais", "Summary, in English")} value={form.summaryEn} language={language} {...error("summaryEn")} />
        </div>
        <div class="field-pair">
          <Field control="textarea" rows={18} name="bodyFr" label={say("Texte, en français", "Text, in French")} hint={markup} value={form.bodyFr} language={language} {...error("bodyFr")} />
          <Field control="textarea" rows={18} name="bodyEn" label={say("Texte, en anglais", "Text, in English")} hint={markup} value={form.bodyEn} language={language} {...error("bodyEn")} />
        </div>
        <Field control="textarea" rows={4} name="sources" label={say("Sources, une par ligne", "Sources, one a line")} hint={say("Titre, puis «\u202f|\u202f» et l’adresse s’il y en a une", "Title, then “|” and the address if there is one")} value={form.sources} language={language} {...error("sources")} />
        <Field control="date" name="nextReviewOn" label={say("À relire le", "To be reviewed on")} value={form.nextReviewOn} language={language} {...error("nextReviewOn")} />
        <Field control="select" name="contactField" label={say("Qui répond", "Who answers")} value={form.contactField} language={language} options={contactFields.map((field) => ({ value: field, label: pick(fieldNames[field], language) }))} />
        <div class="button-row"><Button name="act" value="save">{say("Enregistrer le brouillon", "Save the draft")}</Button><LinkButton href="/integrity/guide/edit">{say("Fermer", "Close")}</LinkButton></div>
        {sheet === null ? null : (
          <section>
            <Heading level={2}>{say("Publier", "Publish")}</Heading>
            <p>{say(`Ce qui est écrit ci-dessus devient la version ${next}, qui ne changera plus.`, `What is written above becomes version ${next}, which never changes.`)}</p>
            <Field name="noteFr" label={say("Ce que cette version change, en français", "What this version changes, in French")} value={note.fr} language={language} {...error("noteFr")} />
            <Field name="noteEn" label={say("Ce que cette version change, en anglais", "What this version changes, in English")} value={note.en} language={language} {...error("noteEn")} />
            <div class="button-row"><Button kind="second" name="act" value="publish">{say("Publier", "Publish")}</Button></div>
          </section>
        )}
      </form>
      {sheet === null ? null : (
        <>
          <Heading level={2}>{say("Aperçu", "Preview")}</Heading>
          <SheetText content={sheetOfForm(form)} language={language} />
          {sheet.draft === null ? null : (
            <Disclosure summary={never ? say("Supprimer cette fiche, jamais publiée", "Delete this sheet, never published") : say("Abandonner le brouillon", "Drop the draft")}>
              <p>{never ? say("La fiche et son brouillon disparaissent.", "The sheet and its draft go.") : say("La version en vigueur reste. Ce qui n’est que dans le brouillon est perdu.", "The version in force stays. What is only in the draft is lost.")}</p>
              <form method="post" action={`/integrity/guide/${code}/draft/removal`}>{hidden}<Button kind="danger">{never ? say("Supprimer la fiche", "Delete the sheet") : say("Abandonner le brouillon", "Drop the draft")}</Button></form>
            </Disclosure>
          )}
          {latestOf(sheet) === null ? null : (
            <section>
              <Heading level={2}>{sheet.withdrawn === null ? say("Retirer", "Withdraw") : say("Remettre en vigueur", "Restore")}</Heading>
              <form method="post" action={`/integrity/guide/${code}/withdrawal`} class="form">
                {hidden}
                {sheet.withdrawn === null ? (
                  <>
                    <Field name="reasonFr" value={reason.fr} {...error("reasonFr")} label={say("Pourquoi, en français", "Why, in French")} language={language} required />
                    <Field name="reasonEn" value={reason.en} {...error("reasonEn")} label={say("Pourquoi, en anglais", "Why, in English")} language={language} required />
                  </>
                ) : <input type="hidden" name="restore" value="yes" />}
                <div class="button-row"><Button kind="danger">{sheet.withdrawn === null ? say("Retirer la fiche", "Withdraw the sheet") : say("Remettre la fiche en vigueur", "Restore the sheet")}</Button></div>
              </form>
            </section>
          )}
        </>
      )}
    </>
  );
}
