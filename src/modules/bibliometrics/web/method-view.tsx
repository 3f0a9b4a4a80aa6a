import type { VNode } from "preact";
import { Heading, Lead, Table } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { sayNumber } from "../domain/measurement-draft.ts";
import { bibliometricRecipes } from "../domain/recipes/recipes.ts";
import { accessExample, europeExample, impactExample, tierExample, tieExample } from "../domain/worked-examples.ts";
import { openAccessReadingWords } from "../domain/readings/open-access.ts";
import type { KeptReference } from "../store/reference-store.ts";
import { countryName, PartHead, sayDay } from "./parts.tsx";
import { classificationName } from "../../publications/index.ts";
import { indicatorHref, seriesName } from "./web-deps.ts";

/** How each number is made, with small examples worked out by the same functions that make the real ones. */
export function MethodView({ references, language }: { readonly references: readonly KeptReference[]; readonly language: Language }): VNode {
  const french = language === "fr";
  const say = (fr: string, en: string): string => (french ? fr : en);
  return (
    <article>
      <PartHead current="method" language={language} />
      <Heading level={1}>{say("Comment chaque nombre est fait", "How each number is made")}</Heading>
      <Lead>{say(
        "Les méthodes sont publiées, les exemples ci-dessous sont recalculés à chaque affichage par le code qui fait les vrais nombres. Elles suivent l’usage international\u202f; l’équivalence avec les valeurs de 2019 du contrat, dont la méthode exacte n’est pas publique, n’est pas acquise.",
        "The methods are published, and the examples below are worked out on each display by the code that makes the real numbers. They follow international use; that they equal the values of 2019 in the contract, whose exact method is not public, is not claimed.",
      )}</Lead>
      <Table
        caption={say("Recettes", "Recipes")} captionHidden language={language} rows={bibliometricRecipes}
        columns={[
          { header: say("Mesure", "Measure"), rowHeader: true, cell: (one) => <a href={indicatorHref(one.series)}>{seriesName(one, language)}</a> },
          { header: say("Ce qui est compté", "What is counted"), cell: (one) => <span class="small">{pick(one.sentence, language)}</span> },
        ]}
      />
      <Heading level={2} id="when">{say("Quelle année, et quand elle est sûre", "Which year, and when it is sure")}</Heading>
      <p>{say(
        "Une mesure faite en 2025 parle des publications de 2024. Leurs citations et leurs dépôts arrivent jusqu’à la fin de la fenêtre, le 31 décembre 2025\u202f: la valeur est provisoire jusque-là. La première mesure d’après la rend définitive, sans effacer l’ancienne. L’accès ouvert est alors celui que les sources ont montré au plus tard dans les trois mois qui suivent, pour que toutes les années se comparent.",
        "A measure made in 2025 speaks of the publications of 2024. Their citations and deposits come in until the window closes on 31 December 2025: until then the value is provisional. The first measure after that makes it final, without erasing the old one. Open access is then as sources showed it in the three months that follow at the latest, so that all years compare.",
      )}</p>
      <AccessPart language={language} />
      <TiePart language={language} />
      <ImpactPart language={language} />
      <TierPart language={language} />
      <EuropePart language={language} />
      <Heading level={2} id="intervals">{say("Intervalles", "Intervals")}</Heading>
      <p>{say(
        "Les publications d’une unité sont tirées de nouveau au sort mille fois, avec remise, et le nombre recalculé à chaque fois\u202f: l’intervalle contient les 95\u202f% du milieu, comme au classement de Leyde. Le même corpus donne toujours le même intervalle.",
        "The publications of a unit are drawn again a thousand times, with replacement, and the number worked out each time: the interval holds the middle 95%, as in the Leiden Ranking. The same corpus always gives the same interval.",
      )}</p>
      <Heading level={2} id="references">{say("Références", "References")}</Heading>
      <p>{say("Ce à quoi les publications sont comparées. Les versions restent côte à côte, et chaque résultat dit la sienne.", "What publications are held against. Versions stay side by side, and each result names its own.")}</p>
      <Table<KeptReference>
        caption={say("Références", "References")} captionHidden language={language} rows={references} empty={<p>{say("Aucune référence importée.", "No reference imported.")}</p>}
        columns={[
          { header: say("Empreinte", "Hash"), rowHeader: true, cell: (one) => <a href={`/api/v1/bibliometrics/references/${one.sha256}`}><code>{one.sha256.slice(0, 12)}</code></a> },
          { header: "Classification", cell: (one) => pick(classificationName(one.recipe.classification), language) },
          { header: say("Années", "Years"), cell: (one) => `${one.firstYear}–${one.lastYear}` },
          { header: say("Observée le", "Observed on"), cell: (one) => sayDay(one.recipe.observedOn, language) },
          { header: say("Cellules", "Cells"), numeric: true, cell: (one) => formatNumber(one.cells, language) },
          { header: say("Nature", "Nature"), cell: (one) => (one.demonstration ? say("fictive", "fictitious") : say("réelle", "real")) },
        ]}
      />
    </article>
  );
}

function AccessPart({ language }: { readonly language: Language }): VNode {
  const french = language === "fr";
  const { papers, shares, on } = accessExample();
  const yes = (holds: boolean): string => (holds ? (french ? "oui" : "yes") : french ? "non" : "no");
  return (
    <section>
      <Heading level={2} id="open-access">{french ? "Indicateur 13\u202f: libre accès et HAL" : "Indicator 13: open access and HAL"}</Heading>
      <p>{french ? `Huit publications, le ${formatDay(on, "fr")}. La sixième a un fichier sous embargo\u202f: il n’est pas ouvert.` : `Eight publications, on ${formatDay(on, "en")}. The sixth has a file under embargo: it is not open.`}</p>
      <Table
        caption={french ? "Huit publications" : "Eight publications"} captionHidden language={language} rows={papers}
        columns={[
          { header: french ? "Publication" : "Publication", rowHeader: true, cell: (one) => `${one.number}. ${pick(one.name, language)}` },
          { header: french ? "Libre accès" : "Open access", cell: (one) => yes(one.facts.isOpen) },
          { header: french ? "Fichier ouvert dans HAL" : "Open file in HAL", cell: (one) => yes(one.facts.openFileInHal) },
          { header: french ? "Notice dans HAL" : "Record in HAL", cell: (one) => yes(one.facts.halRecord) },
        ]}
      />
      <ul class="plain-list">
        {shares.map(({ reading, share, counted }) => <li><strong>{pick(openAccessReadingWords[reading].name, language)}</strong>{french ? "\u202f: " : ": "}{counted}/{papers.length} = {sayNumber(share, "share", language)}. {pick(openAccessReadingWords[reading].sentence, language)}</li>)}
      </ul>
    </section>
  );
}

function TiePart({ language }: { readonly language: Language }): VNode {
  const french = language === "fr";
  const { papers, threshold, score, sum } = tieExample();
  return (
    <section>
      <Heading level={2} id="ties">{french ? "Top 10\u202f%\u202f: les ex æquo au seuil" : "Top 10%: ties at the threshold"}</Heading>
      <p>{french
        ? `Vingt articles d’une même cellule (discipline, année, type), cités ${papers.join(", ")} fois. Le premier dixième est de 2 articles\u202f: le plus cité y est, et il reste 1 place pour les trois articles à ${threshold} citations. Chacun compte pour ${score}, et la cellule pour ${formatNumber(sum, "fr")} articles exactement. Compter les trois, ou aucun, donnerait 20 ou 5\u202f%.`
        : `Twenty papers of one cell (field, year, type), cited ${papers.join(", ")} times. The top tenth is 2 papers: the most cited one is in, and 1 place is left for the three papers with ${threshold} citations. Each counts for ${score}, and the cell for exactly ${formatNumber(sum, "en")} papers. To count all three, or none, would give 20 or 5%.`}</p>
    </section>
  );
}

function ImpactPart({ language }: { readonly language: Language }): VNode {
  const french = language === "fr";
  const { papers, mean } = impactExample();
  return (
    <section>
      <Heading level={2} id="impact">{french ? "Indicateur 2\u202f: impact normalisé" : "Indicator 2: normalised impact"}</Heading>
      <p>{french ? "Trois articles font tout le monde de cet exemple\u202f; le deuxième est à moitié dans chaque discipline." : "Three papers are the whole world of this example; the second is half in each field."}</p>
      <Table
        caption={french ? "Trois articles" : "Three papers"} captionHidden language={language} rows={papers}
        columns={[
          { header: "Article", rowHeader: true, cell: (one) => one.paper },
          { header: french ? "Disciplines" : "Fields", cell: (one) => one.fields.map(({ field, weight }) => (weight === "1" ? field : `${field} ${weight}`)).join(", ") },
          { header: "Citations", numeric: true, cell: (one) => formatNumber(one.citations, language) },
          { header: french ? "Attendues" : "Expected", cell: (one) => one.expected.map(({ field, mean: expected }) => `${field} ${formatNumber(expected, language, { maximumFractionDigits: 2 })}`).join(", ") },
          { header: french ? "Quotient" : "Quotient", numeric: true, cell: (one) => formatNumber(one.score, language, { maximumFractionDigits: 2 }) },
        ]}
      />
      <p>{french ? `Moyenne\u202f: ${formatNumber(mean, "fr", { maximumFractionDigits: 6 })}. Celle du monde est toujours de 1, dans chaque cellule et partout. Où une cellule n’a aucune citation, le quotient est de 1.` : `Mean: ${formatNumber(mean, "en", { maximumFractionDigits: 6 })}. That of the world is always 1, in each cell and overall. Where a cell has no citation at all the quotient is 1.`}</p>
    </section>
  );
}

function TierPart({ language }: { readonly language: Language }): VNode {
  const french = language === "fr";
  const { journals, tierMean, journalMean } = tierExample();
  return (
    <section>
      <Heading level={2} id="tiers">{french ? "Indicateur 4.c\u202f: le premier dixième des revues" : "Indicator 4.c: the top tenth of journals"}</Heading>
      <p>{french ? "Une discipline de 100 articles et dix revues, rangées par citations par article. Le premier dixième est de 10 articles." : "A field of 100 papers and ten journals, ranked by citations per paper. The top tenth is 10 papers."}</p>
      <Table
        caption={french ? "Les trois premières revues" : "The first three journals"} captionHidden language={language} rows={journals.slice(0, 3)}
        columns={[
          { header: french ? "Revue" : "Journal", rowHeader: true, cell: (one) => one.journal },
          { header: "Articles", numeric: true, cell: (one) => formatNumber(one.papers, language) },
          { header: french ? "Dans la tranche exacte" : "In the exact tier", numeric: true, cell: (one) => formatNumber(one.tier, language, { maximumFractionDigits: 3 }) },
          { header: french ? "Par nombre de revues" : "By number of journals", numeric: true, cell: (one) => formatNumber(one.byNumber, language) },
        ]}
      />
      <p>{french ? `Un centre qui publie un article dans chacune de ces trois revues a ${sayNumber(tierMean, "share", "fr")} selon la tranche exacte, et ${sayNumber(journalMean, "share", "fr")} par nombre de revues.` : `A centre with one paper in each of these three journals has ${sayNumber(tierMean, "share", "en")} by the exact tier, and ${sayNumber(journalMean, "share", "en")} by number of journals.`}</p>
    </section>
  );
}

function EuropePart({ language }: { readonly language: Language }): VNode {
  const french = language === "fr";
  const { papers, year, lists } = europeExample();
  const signed = (codes: readonly string[]): string => codes.map((code) => countryName(code, language)).join(" + ");
  return (
    <section>
      <Heading level={2} id="europe">{french ? "Indicateur 1\u202f: ce qu’est l’Europe" : "Indicator 1: what Europe is"}</Heading>
      <p>{french ? `Cinq articles de ${year}, signés depuis\u202f: ${papers.map(signed).join("\u202f; ")}. L’outre-mer est la France.` : `Five papers of ${year}, signed from: ${papers.map(signed).join("; ")}. Overseas territories are France.`}</p>
      <Table
        caption={french ? "Co-publications européennes selon la liste" : "European co-publications by list"} captionHidden language={language} rows={lists}
        columns={[
          { header: french ? "Liste" : "List", rowHeader: true, cell: (one) => pick(one.list.name, language) },
          { header: french ? "Part" : "Share", numeric: true, cell: (one) => sayNumber(one.share, "share", language) },
          { header: french ? "Pays" : "Countries", numeric: true, cell: (one) => formatNumber(one.countries.length, language) },
          { header: french ? "Ce qu’elle contient" : "What it holds", cell: (one) => <span class="small">{pick(one.list.sentence, language)}</span> },
        ]}
      />
    </section>
  );
}
