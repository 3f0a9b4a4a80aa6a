import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, Disclosure, Heading, Notice, Table, type Definition } from "../../../../kernel/html/index.ts";
import { formatDay, formatList, formatNumber, narrowSpace } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { day } from "../../../../kernel/time/day.ts";
import { figureThemeNames, type Figure, type FigureFact } from "../../../activity/index.ts";
import { regionOf, type ProvenStatement } from "../../../directory/index.ts";
import type { CrossCheck } from "../cross-check.ts";
import { boundWord, figureLine, figurePath, formatFigure, periodText, sourceDay, sourceText, yearPath, type ContractTie } from "../say-figure.ts";
import { embedSnippet, type CardAddresses } from "./card.tsx";
import { FigureNumber } from "./year-page.tsx";

export interface FigureView {
  readonly figure: Figure;
  readonly fact: FigureFact;
  readonly parts: readonly Figure[];
  readonly whole: Figure | null;
  readonly ties: readonly ContractTie[];
  readonly check: CrossCheck | null;
  readonly addresses: CardAddresses;
  readonly mayEdit: boolean;
  readonly language: Language;
}

export function FigurePage(view: FigureView): VNode {
  const { figure, fact, language, addresses, mayEdit } = view;
  const french = language === "fr";
  const snippet = embedSnippet(figure, addresses, language);
  return (
    <article class="year-one">
      <Breadcrumbs language={language} crumbs={[{ label: french ? `${figure.year} en chiffres` : `${figure.year} in figures`, href: yearPath(figure.year) }, { label: figure.label[language] }]} />
      <Heading level={1} kicker={figureThemeNames[figure.theme][language]}>{figure.label[language]}</Heading>
      <FigureNumber figure={figure} language={language} />
      <p class="lead">{figure.note[language]}</p>
      {figure.contested.map((one) => (
        <Notice kind="warn" language={language} title={french ? "Une source dit autre chose" : "A source says otherwise"}>
          <p>{sourceText(one.source, language)}{french ? `${narrowSpace}: ` : ": "}{figureLine(one, language)}. {french ? "L’entrée faite à la main est affichée\u202f; la publication reste dans l’historique." : "The entry by hand is shown; the publication stays in the history."}</p>
        </Notice>
      ))}
      <DefinitionList items={definitions(view)} />
      {mayEdit ? <p><a class="button button-second" href={`${figurePath(figure)}/edit`}>{french ? "Corriger ce chiffre" : "Correct this figure"}</a></p> : null}
      <Heading level={2} id="history">{french ? "Ce qui a été dit de ce chiffre" : "What was said of this figure"}</Heading>
      <History statements={fact.statements} figure={figure} language={language} />
      <p class="small"><a href={`/activity/key-figure/${encodeURIComponent(fact.ref.code)}`}>{french ? "Tous les énoncés, champ par champ" : "Every statement, field by field"}</a></p>
      <Heading level={2} id="embed">{french ? "Placer ce chiffre sur un autre site" : "Place this figure on another site"}</Heading>
      <div class="year-embed">
        <p>{french ? "Une petite page de ce seul chiffre, avec sa source et un lien vers celle-ci, en clair ou en sombre selon le lecteur." : "A small page of this one figure, with its source and a link to this page, light or dark as the reader likes."} <a href={`${figurePath(figure)}/card?lang=${language}`}>{french ? "Voir la carte" : "See the card"}</a></p>
        <div class="field">
          <label for="embed-code">{french ? "À copier dans la page" : "To be copied into the page"}</label>
          <textarea id="embed-code" rows={4} readOnly>{snippet}</textarea>
        </div>
        <span data-copy="embed-code" data-copy-label={french ? "Copier" : "Copy"} data-copied={french ? "Copié." : "Copied."} />
        {addresses.absolute ? null : <p class="small soft">{french ? "L’adresse publique de ce site n’est pas configurée (JALON_PUBLIC_URL)\u202f: complétez l’adresse avant de copier." : "The public address of this site is not configured (JALON_PUBLIC_URL): complete the address before copying."}</p>}
        <Disclosure summary={french ? "Image et programmes" : "Picture and programs"}>
          <ul>
            <li><a href={`${figurePath(figure)}/card.svg?lang=${language}`}>{french ? "La carte en SVG" : "The card as SVG"}</a></li>
            <li><a href={`/api/v1/oembed?url=${encodeURIComponent(addresses.page)}`}>oEmbed</a></li>
            <li><a href={`/api/v1/year/${figure.year}/figures/${encodeURIComponent(figure.code)}`}>JSON</a></li>
          </ul>
        </Disclosure>
      </div>
    </article>
  );
}

function definitions({ figure, parts, whole, ties, check, language }: FigureView): Definition[] {
  const french = language === "fr";
  const region = figure.region === null ? null : (regionOf(figure.region)?.name[language] ?? figure.region);
  const line = (one: Figure): VNode => <a href={figurePath(one)}>{figureLine(one, language)}</a>;
  return [
    { term: french ? "Quand" : "When", details: periodText(figure, language) },
    { term: french ? "Où" : "Where", details: region ?? (french ? "tout le pays" : "the whole country") },
    ...(boundWord(figure.bound, language) === null ? [] : [{ term: french ? "Précision" : "Precision", details: french ? `${boundWord(figure.bound, "fr")}${narrowSpace}: la source ne donne pas le nombre exact` : `${boundWord(figure.bound, "en")}: the source does not give the exact number` }]),
    { term: "Source", details: <>{sourceText(figure.source, language)} <span class="soft">({sourceDay(figure.source, language)})</span></> },
    ...(whole === null ? [] : [{ term: french ? "Fait partie de" : "Part of", details: line(whole) }]),
    ...(parts.length === 0 ? [] : [{ term: french ? "Dans le détail" : "In detail", details: <ul>{parts.map((one) => <li>{line(one)}</li>)}</ul> }]),
    ...(ties.length === 0 ? [] : [{ term: french ? "Dans le contrat" : "In the contract", details: <>{ties.map((one, at) => <>{at === 0 ? null : ", "}<a href={one.href}>{one.label[language]}</a></>)}</> }]),
    ...(check === null ? [] : [{ term: french ? "Recoupement" : "Cross-check", details: checkText(figure, check, language) }]),
  ];
}

function checkText(figure: Figure, { counted, what, on }: CrossCheck, language: Language): string {
  const said = formatFigure(figure, language);
  if (counted === null) return language === "fr" ? `Le graphe n’a pas encore de tels faits\u202f; la publication dit ${said}.` : `The graph has no such facts yet; the publication says ${said}.`;
  const number = formatNumber(counted, language);
  if (language === "fr") return `Le graphe compte ${number} au ${formatDay(on, "fr")} (${what.fr})\u202f; la publication dit ${said}.`;
  return `The graph counts ${number} on ${formatDay(on, "en")} (${what.en}); the publication says ${said}.`;
}

/** What each source said of the number over time: the shown, the other sources', those of before. */
function History({ statements, figure, language }: { readonly statements: readonly ProvenStatement[]; readonly figure: Figure; readonly language: Language }): VNode {
  const french = language === "fr";
  const values = statements.filter((one) => one.field === "figure-value").toSorted((a, b) => (a.firstObservedOn < b.firstObservedOn ? 1 : a.firstObservedOn > b.firstObservedOn ? -1 : a.recordedAt < b.recordedAt ? 1 : -1));
  return (
    <Table<ProvenStatement>
      caption={french ? "Valeurs dites, la plus récente d’abord" : "Values said, the latest first"}
      captionHidden
      language={language}
      rows={values}
      columns={[
        { header: french ? "Valeur" : "Value", rowHeader: true, cell: (one) => (typeof one.value === "number" ? formatFigure({ value: one.value, unit: figure.unit }, language) : "–") },
        { header: french ? "Dit par" : "Said by", cell: (one) => one.sourceName[language] },
        { header: french ? "Situation au" : "As of", cell: (one) => formatList([...new Set([one.firstObservedOn, one.lastObservedOn])].map((on) => formatDay(on, language)), language) },
        { header: french ? "Enregistré le" : "Recorded on", cell: (one) => formatDay(day(one.recordedAt.slice(0, 10)), language) },
        { header: french ? "État" : "Standing", cell: (one) => (one.endedOn === null ? (french ? "tient" : "holds") : french ? `remplacé le ${formatDay(one.endedOn, "fr")}` : `replaced on ${formatDay(one.endedOn, "en")}`) },
      ]}
    />
  );
}
