import type { VNode } from "preact";
import { Button, DefinitionList, Disclosure, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Help, Lead, LinkButton, Notice, Pager, StackedBars, TabLinks, Table, Tag, usualDownloads } from "../src/kernel/html/index.ts";
import { formatEuros } from "../src/kernel/i18n/format.ts";
import type { Language } from "../src/kernel/i18n/language.ts";

/** Every component once, to look at. */
export function previewParts(language: Language, url: URL): VNode {
  const years = [2021, 2022, 2023, 2024, 2025];
  const lines = [
    { label: "Actions spécifiques du contrat", kind: null, amounts: [9e6, 5.1e6, 5.1e6, 6.7e6, 8.4e6] },
    { label: "Grands projets de recherche en santé", kind: null, amounts: [null, 10e6, 10e6, 10e6, 10e6] },
    { label: "dont projets pilotes", kind: "within" as const, amounts: [null, 2e6, 2e6, 2e6, 2e6] },
    { label: "Total", kind: "total" as const, amounts: [9e6, 15.1e6, 15.1e6, 16.7e6, 18.4e6] },
  ];
  const money = (amount: number | null): string => (amount === null ? "–" : formatEuros(amount, language));
  const table = (
    <Table
      caption="Ressources en euros, en écart à 2020" language={language} rows={lines} rowKind={(line) => line.kind}
      columns={[{ header: "Ligne", cell: (line) => line.label, rowHeader: true, sortHref: "/parts?sort=label", sorted: "ascending" }, ...years.map((year, at) => ({ header: String(year), cell: (line: (typeof lines)[number]) => money(line.amounts[at] ?? null), numeric: true, ...(at === 0 ? { sortHref: "/parts?sort=2021" } : {}) }))]}
    />
  );
  return (
    <>
      <Heading level={1} kicker="Jalon">Composants</Heading>
      <Lead>Chaque composant une fois, pour le regarder.</Lead>
      <ErrorSummary language={language} errors={[{ fieldId: fieldId("value"), message: "Valeur\u202f: « douze » n’est pas un nombre. Écrivez par exemple 12,5." }, { fieldId: null, message: "La période est déjà close." }]} />
      <TabLinks label="Vues" tabs={[{ label: "Tableau", href: "/parts", current: true }, { label: "Figure", href: "/parts?view=chart", current: false }]} />
      <form method="post" action="/parts">
        <Field name="value" label="Valeur" hint="En pourcentage, par exemple 12,5" error="« douze » n’est pas un nombre." value="douze" language={language} required />
        <Field name="state" label="État" control="select" options={[{ value: "p", label: "provisoire" }, { value: "c", label: "consolidé" }]} language={language} />
        <Field name="why" label="Pourquoi" control="textarea" optional language={language} />
        <Field name="on" label="Observée le" control="date" language={language} />
        <Field name="kind" label="Nature" control="radios" options={[{ value: "a", label: "Saisie" }, { value: "b", label: "Correction" }]} value="a" language={language} />
        <Field name="sure" label="J’ai vérifié la source" control="checkbox" language={language} />
        <Field name="file" label="Fichier" control="file" accept=".csv,.ods,.xlsx" language={language} />
        <div class="button-row"><Button>Enregistrer</Button><Button kind="danger">Retirer</Button><Button kind="plain" type="button">Annuler</Button><LinkButton href="/">Retour</LinkButton></div>
      </form>
      <Notice kind="info" language={language}><p>La lecture est provisoire jusqu’en mars.</p></Notice>
      <Notice kind="warn" language={language} title="Date limite dépassée de 12 jours"><p>La campagne 2024 attend encore 3 valeurs.</p></Notice>
      <Heading level={2}>Tableau et figure</Heading>
      {table}
      <Pager page={2} pages={7} url={url} language={language} />
      <DownloadLinks downloads={usualDownloads("/resources")} language={language} />
      <StackedBars
        title="Ressources engagées" description="De 9 à 18,4 M€ de 2021 à 2025." unit="en écart à 2020" language={language} series={["Actions spécifiques", "Grands projets"]} source="contrat 2021-2025, lignes 1380 à 1390"
        groups={years.map((year, at) => ({ label: String(year), amounts: [lines[0]?.amounts[at] ?? null, lines[1]?.amounts[at] ?? null], totalLabel: money(lines[3]?.amounts[at] ?? null) }))}
        formatTick={(value) => formatEuros(value, language)} table={<p>Voir le tableau ci-dessus.</p>}
      />
      <DefinitionList items={[{ term: "Responsable", details: "Camille Exemple" }, { term: "État", details: <Tag tone="warn">provisoire</Tag> }]} />
      <Disclosure summary="La méthode en détail"><p>Moindres carrés sur les valeurs annuelles.</p></Disclosure>
      <div><Help term="INC">Impact normé des publications, par discipline et par revue.</Help></div>
      <EmptyState title="Aucune valeur n’a encore été saisie." action={{ href: "/import", label: "Importer un fichier" }}><p>Les valeurs apparaîtront ici dès la première saisie.</p></EmptyState>
    </>
  );
}
