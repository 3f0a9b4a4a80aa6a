import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatList, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sectionNames } from "../../domain/fields/index.ts";
import type { Study } from "../../domain/study.ts";
import { studyPath } from "../../exchange/told.ts";
import { studyTitle } from "../sheet/view.ts";
import { withRecord } from "../shown/record-language.ts";
import { recordLanguages, type RecordLanguage, type ShownValue } from "../shown/shown.ts";
import { ValueView } from "../shown/shown-view.tsx";
import type { ComparedRow, ComparedSection } from "./rows.ts";

export const mostCompared = 6;

export interface ComparePageProps {
  readonly studies: readonly Study[];
  /** Asked for, but not to be seen here. */
  readonly unknown: readonly string[];
  /** Asked for beyond the most that fit. */
  readonly leftOut: readonly string[];
  readonly sections: readonly ComparedSection[];
  readonly onlyDifferences: boolean;
  readonly record: RecordLanguage;
  readonly asked: RecordLanguage | undefined;
  readonly language: Language;
  readonly url: URL;
}

/** Two to six studies side by side, field by field. */
export function ComparePage(props: ComparePageProps): VNode {
  const { studies, unknown, leftOut, sections, language, url, onlyDifferences } = props;
  const fr = language === "fr";
  const codes = studies.map(({ code }) => code);
  return (
    <article class="entity study-compare">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Études" : "Studies", href: "/studies" }, { label: fr ? "Comparer" : "Compare" }]} />
        <Heading level={1}>{fr ? "Études côte à côte" : "Studies side by side"}</Heading>
        <Lead>{studies.length < 2 ? (fr ? "Choisissez de deux à six études." : "Choose from two to six studies.") : fr ? `${formatNumber(studies.length, "fr")} études. Un champ où elles ne disent pas la même chose porte le signe ≠.` : `${formatNumber(studies.length, "en")} studies. A field in which they do not say the same bears the sign ≠.`}</Lead>
      </header>
      {unknown.length === 0 ? null : <Notice kind="warn" language={language} title={fr ? "Introuvable" : "Not found"}><p>{fr ? `Aucune étude publiée ne répond à ${formatList(unknown.map((one) => `«\u202f${one}\u202f»`), "fr")}.` : `No published study answers to ${formatList(unknown.map((one) => `“${one}”`), "en")}.`}</p></Notice>}
      {leftOut.length === 0 ? null : <Notice kind="warn" language={language}><p>{fr ? `Six études au plus se comparent. Laissées de côté\u202f: ${leftOut.join(", ")}.` : `Six studies at most can be compared. Left out: ${leftOut.join(", ")}.`}</p></Notice>}
      <div class="compare-tools">
        {studies.length >= mostCompared ? null : (
          <form method="get" action="/studies/compare" class="inline-form">
            {codes.map((code) => <input type="hidden" name="codes" value={code} />)}
            {props.asked === undefined ? null : <input type="hidden" name="record" value={props.asked} />}
            {onlyDifferences ? <input type="hidden" name="only" value="differences" /> : null}
            <Field control="text" name="codes" id="add-study" label={fr ? "Ajouter une étude" : "Add a study"} hint={fr ? "Code (st-000042), numéro NCT ou DOI" : "Code (st-000042), NCT number or DOI"} language={language} value="" />
            <Button kind="second">{fr ? "Ajouter" : "Add"}</Button>
          </form>
        )}
        <p><a href="/studies">{fr ? "Choisir dans la recherche" : "Choose from the search"}</a></p>
      </div>
      {studies.length === 0 ? <EmptyState title={fr ? "Aucune étude à comparer." : "No study to compare."}>{fr ? "Donnez le code ou le numéro de deux études, ou cochez-les dans les résultats d’une recherche." : "Give the code or number of two studies, or tick them in the results of a search."}</EmptyState> : (
        <>
          <nav class="choices small" aria-label={fr ? "Ce qui est montré" : "What is shown"}>
            <a href={hrefWith(url, { only: null })} aria-current={onlyDifferences ? undefined : "true"}>{fr ? "Tout" : "Everything"}</a>
            <a href={hrefWith(url, { only: "differences" })} aria-current={onlyDifferences ? "true" : undefined}>{fr ? "Les différences seulement" : "Differences only"}</a>
            <span class="soft">{fr ? "Langue des fiches" : "Language of the records"}</span>
            {recordLanguages.map((one) => <a href={hrefWith(url, { record: one })} aria-current={one === props.record ? "true" : undefined} lang={one === "both" ? undefined : one}>{one === "fr" ? "Français" : one === "en" ? "English" : fr ? "Les deux" : "Both"}</a>)}
          </nav>
          <CompareTable {...props} />
          {sections.length === 0 ? <p class="soft">{fr ? "Rien ne diffère." : "Nothing differs."}</p> : null}
          <DownloadLinks downloads={usualDownloads("/exports/studies-compare", `?codes=${codes.join(",")}${onlyDifferences ? "&only=differences" : ""}${props.asked === undefined ? "" : `&record=${props.asked}`}`)} language={language} />
        </>
      )}
    </article>
  );
}

function nameOf(study: Study, { record, language }: Pick<ComparePageProps, "record" | "language">): { readonly text: string; readonly lang: Language | null } {
  const [title] = studyTitle(study.content, record, language);
  return title ?? { text: study.code, lang: null };
}

function CompareTable(props: ComparePageProps): VNode {
  const { studies, sections, language, url, asked } = props;
  const fr = language === "fr";
  return (
    <div class="compare-scroll" role="region" aria-label={fr ? "Tableau de comparaison" : "Table of comparison"} tabIndex={0}>
      <table class={`compare compare-${studies.length}`}>
        <caption class="visually-hidden">{fr ? "Études côte à côte" : "Studies side by side"}</caption>
        <thead>
          <tr>
            <th scope="col">{fr ? "Champ" : "Field"}</th>
            {studies.map((study) => {
              const name = nameOf(study, props);
              const others = studies.filter((one) => one !== study).map(({ code }) => code).join(",");
              return (
                <th scope="col" class="compare-names">
                  <a href={withRecord(studyPath(study), asked)} lang={name.lang ?? undefined}>{name.text}</a>
                  <span class="small soft">{[study.content.acronym, study.code].filter((part) => part !== null).join(" · ")}</span>{" "}
                  <a class="small" href={hrefWith(url, { codes: others === "" ? null : others })} aria-label={`${fr ? "Retirer" : "Remove"} ${study.code}`}>{fr ? "Retirer" : "Remove"}</a>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sections.map(({ section, rows }) => (
            <>
              <tr><th scope="colgroup" colSpan={studies.length + 1}>{pick(sectionNames[section], language)}</th></tr>
              {rows.map((row) => <CompareRow row={row} props={props} />)}
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Longer than that, a cell folds. */
const seenCharacters = 500;

function lengthOf({ items }: ShownValue): number {
  return items.reduce((sum, { head, details }) => sum + [head, ...details].reduce((more, { texts }) => more + texts.reduce((all, { text }) => all + text.length, 0), 0), 0);
}

function CompareRow({ row: { field, values, differs }, props }: { readonly row: ComparedRow; readonly props: ComparePageProps }): VNode {
  const { studies, language } = props;
  const fr = language === "fr";
  const several = studies.length > 1;
  return (
    <tr class={differs && several ? "compare-differs" : undefined}>
      <th scope="row">{differs && several ? <span class="visually-hidden">{fr ? "Diffère\u202f: " : "Differs: "}</span> : null}{pick(field.label, language)}</th>
      {values.map((value, at) => {
        const study = studies[at];
        const shown = <ValueView value={value} language={language} />;
        return <td data-label={study === undefined ? undefined : (study.content.acronym ?? study.code)}>{value.items.length === 0 ? <span class="soft">{fr ? "non dit" : "not said"}</span> : lengthOf(value) > seenCharacters ? <details class="disclosure"><summary>{fr ? "Lire" : "Read"} ({formatNumber(lengthOf(value), language)} {fr ? "caractères" : "characters"})</summary>{shown}</details> : shown}</td>;
      })}
    </tr>
  );
}
