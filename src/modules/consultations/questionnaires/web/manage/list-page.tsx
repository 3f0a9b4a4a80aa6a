import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, hrefWith, Lead, LinkButton, Pager, Table, usualDownloads, type Column } from "../../../../../kernel/html/index.ts";
import { both, formatDay, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Cell, Table as ExportTable } from "../../../../../kernel/tables/index.ts";
import type { QuestionnaireRecord } from "../../store.ts";
import { managePath } from "../deps.ts";
import { modeWords, stateWords } from "../words.ts";

export const sorts = ["title", "opensOn", "closesOn", "state"] as const;
export type Sort = (typeof sorts)[number];
export const perPage = 25;

export interface ListProps {
  readonly records: readonly QuestionnaireRecord[];
  readonly sort: Sort;
  readonly descending: boolean;
  readonly page: number;
  readonly url: URL;
  readonly language: Language;
}

export function sorted(records: readonly QuestionnaireRecord[], sort: Sort, descending: boolean, language: Language): readonly QuestionnaireRecord[] {
  const key = (one: QuestionnaireRecord): string => (sort === "title" ? pick(one.title, language) : sort === "state" ? pick(stateWords[one.state], language) : one[sort]);
  const inOrder = records.toSorted((a, b) => key(a).localeCompare(key(b), language) || a.code.localeCompare(b.code));
  return descending ? inOrder.toReversed() : inOrder;
}

/** Every questionnaire, drafts included, for those who run them. */
export function ListPage({ records, sort, descending, page, url, language }: ListProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const heading = (header: string, by: Sort): Pick<Column<QuestionnaireRecord>, "header" | "sortHref" | "sorted"> => {
    const current = by === sort;
    const next = current && !descending;
    return { header, sortHref: hrefWith(url, { sort: by, order: next ? "descending" : null, page: null }), ...(current ? { sorted: descending ? ("descending" as const) : ("ascending" as const) } : {}) };
  };
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Conduite", "Running") }]} />
      <Heading level={1}>{say("Conduire les questionnaires", "Running questionnaires")}</Heading>
      <Lead>{say("Préparer, annoncer, ouvrir, inviter, clore, publier. Ce que l’ouverture fixe ne change plus.", "Prepare, announce, open, invite, close, publish. What the opening fixes changes no more.")}</Lead>
      <p class="button-row"><LinkButton kind="main" href="/consultations/manage/new">{say("Nouveau questionnaire", "New questionnaire")}</LinkButton><LinkButton href="/consultations/forms">{say("Formulaires", "Forms")}</LinkButton></p>
      <Table
        caption={say("Questionnaires", "Questionnaires")} captionHidden language={language} rows={sorted(records, sort, descending, language).slice((page - 1) * perPage, page * perPage)}
        empty={<EmptyState title={say("Aucun questionnaire", "No questionnaire")} action={{ href: "/consultations/manage/new", label: say("Préparer le premier", "Prepare the first") }}><p>{say("Il faut d’abord un formulaire\u202f; celui de l’auto-évaluation est fourni.", "A form comes first; that of the self-evaluation is provided.")}</p></EmptyState>}
        columns={[
          { ...heading(say("Titre", "Title"), "title"), rowHeader: true, cell: (one) => <a href={managePath(one.code)}>{pick(one.title, language)}</a> },
          { ...heading(say("État", "State"), "state"), cell: (one) => pick(stateWords[one.state], language) },
          { header: say("Mode", "Mode"), cell: (one) => pick(modeWords[one.mode], language) },
          { ...heading(say("Ouvre", "Opens"), "opensOn"), cell: (one) => formatDay(one.opensOn, language, "short") },
          { ...heading(say("Clôt", "Closes"), "closesOn"), cell: (one) => formatDay(one.closesOn, language, "short") },
        ]}
      />
      <Pager page={page} pages={Math.ceil(records.length / perPage)} url={url} language={language} />
      {records.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/questionnaires")} />}
    </>
  );
}

export function questionnairesTable(records: readonly QuestionnaireRecord[]): ExportTable {
  return {
    name: "questionnaires", title: both("Questionnaires", "Questionnaires"),
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "state", label: both("État", "State") }, { key: "mode", label: both("Mode", "Mode") }, { key: "form", label: both("Formulaire", "Form") },
      { key: "opens_on", label: both("Ouvre", "Opens") }, { key: "closes_on", label: both("Clôt", "Closes") }, { key: "closed_on", label: both("Clos le", "Closed on") }, { key: "threshold", label: both("Seuil", "Threshold") }, { key: "definition_sha256", label: both("Empreinte", "Fingerprint") },
    ],
    rows: records.map((one): Cell[] => [one.code, one.title, stateWords[one.state], modeWords[one.mode], `${one.form.code} v${one.form.version}`, { day: one.opensOn }, { day: one.closesOn }, one.closedOn === null ? null : { day: one.closedOn }, one.threshold, one.definitionSha256]),
    demonstration: records.some(({ demonstration }) => demonstration),
  };
}
