import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { formatBytes } from "../../web/sheet/words.ts";
import { sensitivities } from "../domain/holdings.ts";
import { sensitivityNames } from "./map-page.tsx";
import { inRepositories, type CentreRow, type Inventory } from "./storage-routes.ts";

/** What stands where, how sensitive it is, and under which agreement. */
export function StoragePage({ inventory, agreementsHref, today, language }: { readonly inventory: Inventory; readonly agreementsHref: string; readonly today: Day; readonly language: Language }): VNode {
  const { rows, stored, otherAgreements } = inventory;
  const fr = language === "fr";
  const title = fr ? "Inventaire du stockage" : "Storage inventory";
  const number = (value: number): string => formatNumber(value, language);
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const datasets = rows.reduce((sum, row) => sum + row.datasets, 0);
  const covered = rows.flatMap(({ agreements }) => agreements);
  const labelled = new Set([...covered, ...otherAgreements].filter((one) => one.labelled).map(({ code }) => code)).size;
  return (
    <article class="entity">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: fr ? "Gouvernance" : "Governance", href: "/data/governance" }, { label: title }]} />
        <Heading level={1}>{title}</Heading>
        <Lead>{fr ? `${number(datasets)} ${plural("fr", datasets, { one: "jeu de données", other: "jeux de données" })}, ${formatBytes(bytes, "fr")} en tout, dans ${number(rows.length)} ${plural("fr", rows.length, { one: "lieu", other: "lieux" })}.` : `${number(datasets)} ${plural("en", datasets, { one: "dataset", other: "datasets" })}, ${formatBytes(bytes, "en")} in all, in ${number(rows.length)} ${plural("en", rows.length, { one: "place", other: "places" })}.`}</Lead>
      </header>
      <section aria-labelledby="centres">
        <Heading level={2} id="centres">{fr ? "Par centre de données" : "By data centre"}</Heading>
        <Table
          caption={fr ? "Centres de données" : "Data centres"} captionHidden language={language} rows={rows}
          empty={<EmptyState title={fr ? "Aucune donnée n’est encore déclarée" : "No data declared yet"} action={{ href: "/data/declare", label: fr ? "Déclarer un jeu de données" : "Declare a dataset" }} />}
          columns={[
            { header: fr ? "Centre" : "Centre", rowHeader: true, cell: (row: CentreRow) => pick(row.name, language) },
            { header: fr ? "Jeux" : "Datasets", numeric: true, cell: (row) => number(row.datasets) },
            { header: fr ? "Fichiers" : "Files", numeric: true, cell: (row) => number(row.files) },
            { header: fr ? "Volume" : "Volume", numeric: true, cell: (row) => formatBytes(row.bytes, language) },
            { header: fr ? "Sensibilité" : "Sensitivity", cell: ({ bySensitivity }) => <ul class="relations small">{sensitivities.filter((one) => bySensitivity[one] > 0).map((one) => <li>{pick(sensitivityNames[one], language)}{fr ? "\u202f: " : ": "}{number(bySensitivity[one])}</li>)}</ul> },
            { header: fr ? "Conventions" : "Agreements", cell: ({ code, agreements }) => code === "" || code === inRepositories ? <span class="soft">{code === "" ? (fr ? "chez nous" : "our own") : fr ? "leurs propres règles" : "their own rules"}</span> : agreements.length === 0 ? <Tag tone="warn">{fr ? "aucune convention connue" : "no agreement known"}</Tag> : <ul class="relations small">{agreements.map((one) => <li>{one.name}{one.labelled ? <> <Tag tone="good">{fr ? "centre labellisé" : "labelled centre"}</Tag></> : null}</li>)}</ul> },
          ]}
        />
        <p class="small soft">{fr ? "Volume des fichiers de la version en vigueur\u202f; pour les données gardées ailleurs, celui qui a été déclaré." : "Volume of the files of the current version; for data kept elsewhere, the one that was declared."}</p>
        <DownloadLinks downloads={usualDownloads("/exports/datasets-storage")} language={language} />
      </section>
      <section aria-labelledby="agreements">
        <Heading level={2} id="agreements">{fr ? "Conventions avec des centres labellisés" : "Agreements with labelled centres"}</Heading>
        <p>{fr ? `${number(labelled)} en vigueur le ${formatDay(today, "fr")}.` : `${number(labelled)} in force on ${formatDay(today, "en")}.`} <a href={agreementsHref}>{fr ? "La mesure de l’indicateur 12" : "The measure of indicator 12"}</a></p>
        {otherAgreements.length === 0 ? null : <><p class="small soft">{fr ? "Avec des centres où aucun jeu de données n’est déclaré\u202f:" : "With centres where no dataset is declared:"}</p><ul class="relations">{otherAgreements.map((one) => <li>{one.name} <span class="small soft">{one.centre}</span>{one.labelled ? <> <Tag tone="good">{fr ? "centre labellisé" : "labelled centre"}</Tag></> : null}</li>)}</ul></>}
      </section>
      <section aria-labelledby="files">
        <Heading level={2} id="files">{fr ? "Fichiers de ce serveur" : "Files of this server"}</Heading>
        {stored.byState.infected.files === 0 ? null : <Notice kind="warn" language={language} title={fr ? "Des fichiers sont à l’écart" : "Files are set aside"}><p>{fr ? `${number(stored.byState.infected.files)} fichiers portent un virus\u202f: personne ne peut les télécharger.` : `${number(stored.byState.infected.files)} files carry a virus: nobody can download them.`}</p></Notice>}
        <DefinitionList
          items={[
            { term: fr ? "Vérifiés" : "Checked", details: filesText(stored.byState.checked, language) },
            { term: fr ? "En attente de vérification" : "Waiting for the check", details: <>{filesText(stored.byState.received, language)}{stored.oldestUncheckedAt === null ? null : <span class="small soft"> {fr ? `le plus ancien depuis le ${formatDateTime(stored.oldestUncheckedAt, "fr")}` : `the oldest since ${formatDateTime(stored.oldestUncheckedAt, "en")}`}</span>}</> },
            { term: fr ? "À l’écart\u202f: virus" : "Set aside: virus", details: filesText(stored.byState.infected, language) },
            { term: fr ? "Refusés" : "Refused", details: filesText(stored.byState.refused, language) },
            { term: fr ? "Sans jeu de données" : "Without dataset", details: <>{filesText(stored.orphans, language)} <span class="small soft">{fr ? "sortis de leur brouillon, ou dont la fiche a été jetée" : "taken out of their draft, or whose record was thrown away"}</span></> },
            { term: fr ? "Place prise" : "Space taken", details: <>{formatBytes(stored.distinctBytes, language)} <span class="small soft">{fr ? "un même contenu n’est gardé qu’une fois" : "the same content is kept once"}</span></> },
          ]}
        />
      </section>
    </article>
  );
}

function filesText({ files, bytes }: { readonly files: number; readonly bytes: number }, language: Language): string {
  return `${formatNumber(files, language)} ${plural(language, files, language === "fr" ? { one: "fichier", other: "fichiers" } : { one: "file", other: "files" })}${files === 0 ? "" : `, ${formatBytes(bytes, language)}`}`;
}
