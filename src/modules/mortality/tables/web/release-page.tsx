import type { VNode } from "preact";
import { Button, Disclosure, DownloadLinks, Field, Heading, Lead, Notice, ShareBars, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { LineHead } from "../../web/parts.tsx";
import { causes as list, covidCodes, type Cause } from "../domain/shortlist.ts";
import { france, tableSexes, type TableSex } from "../domain/tables.ts";
import type { Release, ReleaseLine } from "../store.ts";
import { ageWords, regionName, sexWords, statusWords } from "./words.ts";

export interface ReleasePageProps {
  readonly release: Release;
  readonly versions: readonly ReleaseLine[];
  readonly intact: boolean;
  readonly sex: TableSex;
  readonly region: string;
  readonly cause: string;
  readonly regions: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly context: RequestContext;
}

const hidden = "···";

/** Tables of a year as they were released: causes for a sex and a region, then one cause by age and by region. */
export function ReleasePage({ release, versions, intact, sex, region, cause, regions, context: { actor, language } }: ReleasePageProps): VNode {
  const say = sayIn(language);
  const { content, deathYear, version, status, releasedOn, sha256, reason } = release;
  const number = (value: number | null | undefined): string => (value === null || value === undefined ? hidden : formatNumber(value, language));
  const rate = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : formatNumber(value, language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const place = Math.max(0, content.regions.indexOf(region));
  const at = (of: Cause): number => (content.causes.indexOf(of.code) * 3 + tableSexes.indexOf(sex)) * content.regions.length + place;
  const all = list[0];
  const total = all === undefined ? null : (content.byRegion[at(all)] ?? null);
  const chapters = list.filter(({ depth }) => depth === 1).map((of) => ({ of, count: content.byRegion[at(of)] ?? null })).toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1));
  const chosen = list.find(({ code }) => code === cause) ?? all;
  const newest = versions[0];
  const address = `/mortality/tables/${deathYear}/${version}`;
  return (
    <>
      <LineHead current="tables" actor={actor} language={language} crumbs={[{ label: say("Tables", "Tables"), href: "/mortality/tables" }, { label: String(deathYear) }]} />
      <Heading level={1}>{say(`Causes de décès en ${deathYear}`, `Causes of death in ${deathYear}`)}</Heading>
      <Lead><strong>{number(total)}</strong> {say(`décès, ${regionName(region, regions).fr.toLowerCase() === "france entière" ? "France entière" : regionName(region, regions).fr}, ${sexWords[sex].fr.toLowerCase()}. Tables ${statusWords[status].fr}, version ${version}, parues le ${formatDay(releasedOn, "fr")}.`, `deaths, ${regionName(region, regions).en}, ${sexWords[sex].en.toLowerCase()}. ${status === "final" ? "Final" : "Provisional"} tables, version ${version}, released on ${formatDay(releasedOn, "en")}.`)}</Lead>
      {newest !== undefined && newest.version > version ? <Notice kind="warn" language={language}>{say("Une version plus récente est parue\u202f: ", "A more recent version was released: ")}<a href={`/mortality/tables/${deathYear}/${newest.version}`}>{say(`version ${newest.version}`, `version ${newest.version}`)}</a>.</Notice> : null}
      {reason === "" ? null : <p>{say("Révision\u202f: ", "Revision: ")}{reason}</p>}
      <form method="get" action={address} class="inline-form">
        <Field control="select" name="sex" label={say("Sexe", "Sex")} value={sex} options={tableSexes.map((one) => ({ value: one, label: sexWords[one][language] }))} language={language} />
        <Field control="select" name="region" label={say("Région de résidence", "Region of residence")} value={region} options={content.regions.map((one) => ({ value: one, label: regionName(one, regions)[language] }))} language={language} />
        <Field control="select" name="cause" label={say("Cause, par âge et par région", "Cause, by age and by region")} value={chosen?.code ?? ""} options={list.map((one) => ({ value: one.code, label: `${"\u00a0\u00a0".repeat(one.depth)}${one.name[language]}` }))} language={language} />
        <div class="button-row"><Button kind="second">{say("Voir", "Show")}</Button></div>
      </form>
      <ShareBars title={say("Grandes causes", "Main causes")} description={chapters.slice(0, 5).map(({ of, count }) => `${of.name[language]}: ${number(count)}`).join("; ")} language={language} unit={say("part des décès", "share of deaths")} series={[say("Part", "Share")]} unknown={say("masqué", "hidden")} formatShare={(share) => formatPercent(share, language, 1)}
        bars={chapters.filter(({ count }) => count === null || count > 0).slice(0, 12).map(({ of, count }) => ({ label: of.name[language], shares: [count === null || total === null || total === 0 ? null : count / total], note: number(count) }))} source={say(`tables de ${deathYear}, version ${version}.`, `tables of ${deathYear}, version ${version}.`)}
        table={<Table caption={say("Grandes causes", "Main causes")} captionHidden language={language} rows={chapters} columns={[{ header: "Cause", rowHeader: true, cell: ({ of }) => of.name[language] }, { header: say("Décès", "Deaths"), numeric: true, cell: ({ count }) => number(count) }]} />} />
      <Heading level={2}>{say("Toutes les causes de la liste européenne", "All causes of the European shortlist")}</Heading>
      <p class="soft">{say(`${hidden}\u202f: nombre masqué (moins de ${content.threshold}, ou qui en trahirait un). Taux pour 100\u202f000 habitants\u202f; standardisé sur la population européenne de 2013. Covid-19 hors des 86 causes de la liste de 2012.`, `${hidden}: hidden number (under ${content.threshold}, or one that would give such a one away). Rates per 100,000 inhabitants; standardised on the European population of 2013. COVID-19 is not among the 86 causes of the list of 2012.`)}</p>
      <Table<Cause> caption={say("Causes de décès", "Causes of death")} captionHidden language={language} filter rows={list.filter((of) => !covidCodes.includes(of.code) || deathYear >= 2020)} rowKind={({ depth }) => (depth === 0 ? "total" : depth >= 2 ? "within" : null)} columns={[
        { header: "Cause", rowHeader: true, cell: ({ code, name }) => <a href={`${address}?sex=${sex}&region=${region}&cause=${encodeURIComponent(code)}#cause`}>{name[language]}</a> },
        { header: "Code", cell: ({ code }) => code },
        { header: say("Décès", "Deaths"), numeric: true, cell: (of) => number(content.byRegion[at(of)]) },
        { header: say("Taux brut", "Crude rate"), numeric: true, cell: (of) => rate(content.crude[at(of)]) },
        { header: say("Taux standardisé", "Standardised rate"), numeric: true, cell: (of) => rate(content.standardised[at(of)]) },
      ]} />
      {chosen === undefined ? null : <OneCause cause={chosen} release={release} regions={regions} language={language} number={number} rate={rate} />}
      <DownloadLinks language={language} label={say("Tout, une observation par ligne (dimensions d’Eurostat)\u202f:", "Everything, one observation a line (dimensions of Eurostat):")} downloads={usualDownloads(`/exports/mortality-tables/${deathYear}-${version}`, `?lang=${language}`)} />
      <Disclosure summary={say("Scellé et versions", "Seal and versions")}>
        <p>{intact ? say("Les tables sont telles qu’elles sont parues\u202f: leur empreinte est la même.", "The tables are as they were released: their hash is the same.") : say("L’empreinte des tables n’est plus la même\u202f: elles ont été altérées.", "The hash of the tables is no longer the same: they were altered.")}</p>
        <p class="break-anywhere"><code>{sha256}</code></p>
        <ul>{versions.map((one) => <li><a href={`/mortality/tables/${one.deathYear}/${one.version}`}>{say(`Version ${one.version}`, `Version ${one.version}`)}</a>, {statusWords[one.status][language]}, {formatDay(one.releasedOn, language)}{one.reason === "" ? "" : `\u202f: ${one.reason}`}</li>)}</ul>
      </Disclosure>
    </>
  );
}

function OneCause({ cause, release: { content }, regions, language, number, rate }: { readonly cause: Cause; readonly release: Release; readonly regions: ReleasePageProps["regions"]; readonly language: Language; readonly number: (value: number | null | undefined) => string; readonly rate: (value: number | null | undefined) => string }): VNode {
  const say = sayIn(language);
  const index = content.causes.indexOf(cause.code);
  const byAge = (sex: number, age: number) => content.byAge[(index * 3 + sex) * content.ages.length + age];
  const byRegion = (of: readonly (number | null)[], sex: number, region: number) => of[(index * 3 + sex) * content.regions.length + region];
  return (
    <>
      <Heading level={2} id="cause">{cause.name[language]}</Heading>
      <Table caption={say("France entière, par âge", "All France, by age")} language={language} rows={content.ages.map((code, age) => ({ code, age }))} rowKind={({ age }) => (age === 0 ? "total" : null)} columns={[
        { header: say("Âge", "Age"), rowHeader: true, cell: ({ code }) => ageWords(code)[language] },
        ...tableSexes.map((sex, at) => ({ header: sexWords[sex][language], numeric: true, cell: ({ age }: { readonly age: number }) => number(byAge(at, age)) })),
      ]} />
      <Table caption={say("Par région de résidence", "By region of residence")} language={language} rows={content.regions.map((code, region) => ({ code, region }))} rowKind={({ code }) => (code === france ? "total" : null)} columns={[
        { header: say("Région", "Region"), rowHeader: true, cell: ({ code }) => regionName(code, regions)[language] },
        { header: say("Décès", "Deaths"), numeric: true, cell: ({ region }) => number(byRegion(content.byRegion, 0, region)) },
        { header: say("Taux brut", "Crude rate"), numeric: true, cell: ({ region }) => rate(byRegion(content.crude, 0, region)) },
        { header: say("Taux standardisé", "Standardised rate"), numeric: true, cell: ({ region }) => rate(byRegion(content.standardised, 0, region)) },
        { header: say("Standardisé, hommes", "Standardised, men"), numeric: true, cell: ({ region }) => rate(byRegion(content.standardised, 1, region)) },
        { header: say("Standardisé, femmes", "Standardised, women"), numeric: true, cell: ({ region }) => rate(byRegion(content.standardised, 2, region)) },
      ]} />
    </>
  );
}
