import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, hrefWith, Lead, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Form } from "../../domain/form.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { completenessOf } from "../editing/translations.ts";
import type { FormDraft } from "../store.ts";
import { Hidden, Way } from "./parts.tsx";
import { completenessText, formPath, say } from "./words.ts";

export interface ListedForm {
  readonly form: Form;
  /** 0: a draft alone. */
  readonly versions: number;
  readonly used: boolean;
  readonly draft: FormDraft | null;
}

export const formSorts = ["title", "version", "questions", "missing"] as const;

/** Which forms of how many are shown, in which order. */
export interface FormView {
  readonly sort: (typeof formSorts)[number];
  readonly order: "ascending" | "descending";
  readonly page: number;
}

const formsPerPage = 25;

export function questionCount(form: Form): number {
  return form.axes.reduce((sum, axis) => sum + axis.sections.reduce((inner, { questions }) => inner + questions.length, 0), 0);
}

/** Forms in the order asked for; those that are equal by code. */
export function sortedForms(forms: readonly ListedForm[], { sort, order }: Pick<FormView, "sort" | "order">, language: Language): readonly ListedForm[] {
  const numberOf = ({ form, versions }: ListedForm): number => sort === "version" ? (versions === 0 ? 0 : form.version) : sort === "questions" ? questionCount(form) : completenessOf(form).missing.fr + completenessOf(form).missing.en;
  const collator = new Intl.Collator(language, { numeric: true });
  const titleOf = ({ form }: ListedForm): string => pick(form.title, language) || form.code;
  const compare = sort === "title" ? (a: ListedForm, b: ListedForm) => collator.compare(titleOf(a), titleOf(b)) : (a: ListedForm, b: ListedForm) => numberOf(a) - numberOf(b);
  return [...forms].sort((a, b) => (order === "descending" ? compare(b, a) : compare(a, b)) || (a.form.code < b.form.code ? -1 : 1));
}

export interface NewFormFields {
  readonly code: string;
  readonly titleFr: string;
  readonly titleEn: string;
  readonly json: string;
}

const words = {
  lead: both("Un formulaire est un modèle de questionnaire\u202f: ses axes, ses questions, dans les deux langues. Une version employée par un questionnaire ne change plus.", "A form is the pattern of a questionnaire: its axes and questions, in both languages. A version that a questionnaire uses no longer changes."),
  caption: both("Formulaires et brouillons", "Forms and drafts"),
  empty: both("Aucun formulaire", "No form"),
  emptyHow: both("Commencez-en un ci-dessous, ou donnez-en un en JSON.", "Begin one below, or give one as JSON."),
  form: both("Formulaire", "Form"), version: both("Version", "Version"), questions: both("Questions", "Questions"), translations: both("Traductions", "Translations"), state: both("État", "State"),
  inUse: both("Employé", "In use"), free: both("Jamais employé", "Never used"), draft: both("Brouillon en cours", "Draft under way"),
  begin: both("Commencer un formulaire", "Begin a form"), beginButton: both("Commencer", "Begin"),
  codeHint: both("Dans les adresses\u202f: minuscules, chiffres et tirets, par exemple enquete-2025.", "In addresses: lower-case letters, digits and hyphens, for example survey-2025."),
  titleFr: both("Titre en français", "Title in French"), titleEn: both("Titre en anglais", "Title in English"),
  import: both("Reprendre un formulaire en JSON", "Take in a form as JSON"), importHint: both("Tel qu’un autre Jalon l’a donné, ou selon le schéma publié. Il devient le brouillon du formulaire dont il porte le code.", "As another Jalon gave it, or by the published schema. It becomes the draft of the form whose code it bears."),
  importButton: both("Reprendre", "Take in"), schema: both("Le schéma du JSON", "The schema of the JSON"),
} as const;

/** Every form with where it stands, and the ways to begin one. */
export function ListPage({ forms, view, given, issues, context }: { readonly forms: readonly ListedForm[]; readonly view: FormView; readonly given: NewFormFields; readonly issues: readonly Issue[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  // The page also answers what is sent to other addresses; its links lead to its own.
  const url = new URL(context.url);
  url.pathname = "/consultations/forms";
  const pages = Math.max(1, Math.ceil(forms.length / formsPerPage));
  const page = Math.min(view.page, pages);
  const shown = sortedForms(forms, view, language).slice((page - 1) * formsPerPage, page * formsPerPage);
  const sorting = (sort: FormView["sort"]) => ({
    sortHref: hrefWith(url, { sort: sort === "title" ? null : sort, order: view.sort === sort && view.order === "ascending" ? "descending" : null, page: null }),
    ...(view.sort === sort ? { sorted: view.order } : {}),
  });
  const errors = issues.map(({ field = "", text }) => ({ fieldId: field === "code" || field === "form.code" ? fieldId("code") : field === "json" ? fieldId("json") : given.json === "" ? null : fieldId("json"), message: given.json === "" || field === "json" ? text[language] : `${field}${language === "fr" ? "\u202f" : ""}: ${text[language]}` }));
  const fault = issues.find(({ field }) => field === "code" || field === "form.code");
  return (
    <>
      <Way crumbs={[]} language={language} />
      <Heading level={1}>{say("forms", language)}</Heading>
      <Lead>{pick(words.lead, language)}</Lead>
      <ErrorSummary errors={errors} language={language} />
      <Table
        caption={pick(words.caption, language)} captionHidden language={language} rows={shown} empty={<EmptyState title={pick(words.empty, language)}>{pick(words.emptyHow, language)}</EmptyState>}
        columns={[
          { header: pick(words.form, language), ...sorting("title"), rowHeader: true, cell: ({ form }) => <><a href={formPath(form.code)}>{pick(form.title, language) || form.code}</a> <span class="small soft">{form.code}</span></> },
          { header: pick(words.version, language), ...sorting("version"), numeric: true, cell: ({ form, versions }) => versions === 0 ? "–" : String(form.version) },
          { header: pick(words.questions, language), ...sorting("questions"), numeric: true, cell: ({ form }) => formatNumber(questionCount(form), language) },
          { header: pick(words.translations, language), ...sorting("missing"), cell: ({ form }) => completenessText(completenessOf(form), language) },
          { header: pick(words.state, language), cell: ({ form, versions, used, draft }) => <>{versions === 0 ? null : <Tag tone={used ? "accent" : "quiet"}>{pick(used ? words.inUse : words.free, language)}</Tag>} {draft === null ? null : <a href={formPath(form.code, "draft")}>{pick(words.draft, language)}</a>}</> },
        ]}
      />
      <Pager page={page} pages={pages} url={url} language={language} />
      <DownloadLinks downloads={usualDownloads("/consultations/forms/exports/forms")} language={language} />
      <div class="two-texts">
        <section>
          <Heading level={2}>{pick(words.begin, language)}</Heading>
          <form method="post" action="/consultations/forms">
            <Hidden context={context} />
            <Field name="code" label={say("code", language)} hint={pick(words.codeHint, language)} value={given.code} required language={language} {...(fault === undefined || given.json !== "" ? {} : { error: fault.text[language] })} />
            <Field name="titleFr" label={pick(words.titleFr, language)} value={given.titleFr} language={language} />
            <Field name="titleEn" label={pick(words.titleEn, language)} value={given.titleEn} language={language} />
            <Button>{pick(words.beginButton, language)}</Button>
          </form>
        </section>
        <section>
          <Heading level={2}>{pick(words.import, language)}</Heading>
          <form method="post" action="/consultations/forms/import">
            <Hidden context={context} />
            <Field control="textarea" rows={8} name="json" label="JSON" hint={pick(words.importHint, language)} value={given.json} required language={language} />
            <Button kind="second">{pick(words.importButton, language)}</Button> <a href="/api/v1/forms/schema">{pick(words.schema, language)}</a>
          </form>
        </section>
      </div>
    </>
  );
}
