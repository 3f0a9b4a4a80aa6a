import type { Bilingual } from "../src/kernel/i18n/language.ts";
import { day, yearPeriod } from "../src/kernel/time/day.ts";
import { assess } from "../src/modules/indicators/domain/engine/assess.ts";
import type { Indicator, Measure, Observation, OwnerForecast, Part } from "../src/modules/indicators/domain/measure.ts";
import type { Baseline, Comparator, Scope, Target, Unit } from "../src/modules/indicators/domain/target.ts";
import type { BoardGroup } from "../src/modules/indicators/web/board/board-view.tsx";
import type { SheetEvent, SheetSeriesData } from "../src/modules/indicators/web/sheet/sheet-types.ts";

/** Invented values, for looking at pages: nothing here is loaded by the product. */
export const asOf = day("2024-11-22");
export const contract = { fromYear: 2021, toYear: 2025 };

const b = (fr: string, en: string): Bilingual => ({ fr, en });
const share: Unit = { kind: "share" };
const euros: Unit = { kind: "eur" };
const years: Unit = { kind: "year" };
const index: Unit = { kind: "index" };
const deed: Unit = { kind: "none" };
const count = (fr: string, en: string): Unit => ({ kind: "count", noun: b(fr, en) });
const from = (value: number, year: number): Baseline => ({ kind: "value", value, year, note: null, lines: [1300] });
const none: Baseline = { kind: "none" };
const cumulated: Scope = { kind: "cumulated", fromYear: 2021, toYear: 2025 };
const mean: Scope = { kind: "mean", fromYear: 2021, toYear: 2025 };
const atDate: Scope = { kind: "at-date" };
const stock: Scope = { kind: "stock" };

type Aim = readonly [Comparator, number | null, Scope, number, Bilingual?];
interface Made { readonly key: string; readonly name: Bilingual; readonly unit: Unit; readonly baseline: Baseline; readonly aim: Aim | null; readonly values: readonly number[]; readonly forecast?: number }

const made: readonly { readonly priority: string; readonly code: string; readonly title: Bilingual; readonly lag?: number; readonly series: readonly Made[] }[] = [
  { priority: "1", code: "1", title: b("Visibilité de la recherche", "Visibility of research"), lag: 1, series: [
    { key: "1.articles", name: b("Articles publiés", "Articles published"), unit: count("articles", "articles"), baseline: from(12205, 2019), aim: null, values: [12890, 13104, 12760] },
    { key: "1.france", name: b("Part des publications de la France", "Share of French publications"), unit: share, baseline: from(0.143, 2019), aim: null, values: [0.144, 0.146, 0.145] },
    { key: "1.world", name: b("Part des publications mondiales", "Share of world publications"), unit: share, baseline: from(0.0056, 2019), aim: null, values: [0.0055, 0.0053, 0.0052] },
    { key: "1.top10", name: b("Publications dans le top 10 % mondial", "Publications in the world’s top 10%"), unit: share, baseline: from(0.178, 2019), aim: ["keep-at-or-above", 0.178, atDate, 2024], values: [0.179, 0.180, 0.181] },
    { key: "1.europe", name: b("Copublications européennes", "European co-publications"), unit: share, baseline: from(0.385, 2019), aim: ["more-than", 0.3, atDate, 2024], values: [0.392, 0.4, 0.406] },
    { key: "1.rank", name: b("Rang européen en sciences de la vie et de la santé", "European rank in life and health sciences"), unit: { kind: "rank" }, baseline: none, aim: ["rank-at-most", 1, atDate, 2024], values: [1, 1, 1] },
    { key: "1.analysis", name: b("Analyse fine des principaux domaines", "Close analysis of the main fields"), unit: deed, baseline: none, aim: ["qualitative", null, atDate, 2024, b("lancer l’analyse fine des principaux domaines", "start the close analysis of the main fields")], values: [] },
  ] },
  { priority: "1", code: "2", title: b("Impact de la recherche", "Impact of research"), lag: 1, series: [
    { key: "2", name: b("Impact normé des publications (INC)", "Normalised citation impact"), unit: index, baseline: from(1.66, 2019), aim: ["more-than", 1.66, atDate, 2024], values: [1.67, 1.65, 1.66], forecast: 1.67 },
  ] },
  { priority: "1", code: "3", title: b("Diffusion des technologies innovantes pour la recherche", "Spread of innovative research technologies"), series: [
    { key: "3.a", name: b("Collaborations issues des accélérateurs", "Collaborations from the accelerators"), unit: count("collaborations", "collaborations"), baseline: { kind: "previous-period", value: 30, fromYear: 2016, toYear: 2020, note: null, lines: [1232] }, aim: ["at-least", 70, cumulated, 2025], values: [12, 14, 13], forecast: 68 },
    { key: "3.b", name: b("Prototypes diffusés dans les laboratoires", "Prototypes spread to laboratories"), unit: count("prototypes", "prototypes"), baseline: { kind: "previous-period", value: 18, fromYear: 2016, toYear: 2020, note: null, lines: [1235] }, aim: ["at-least", 40, cumulated, 2025], values: [6, 9, 10], forecast: 41 },
  ] },
  { priority: "1", code: "4", title: b("Structuration de la recherche clinique", "Structure of clinical research"), series: [
    { key: "4.a", name: b("Projets accompagnés par le programme de recherche en santé", "Projects supported by the health research programme"), unit: count("projets", "projects"), baseline: from(0, 2020), aim: ["at-least", 15, cumulated, 2025], values: [1, 2, 4] },
    { key: "4.b", name: b("Postes partagés entre soin et recherche", "Posts shared between care and research"), unit: count("postes", "posts"), baseline: from(69, 2020), aim: ["at-least", 125, stock, 2025], values: [74, 79, 88], forecast: 105 },
    { key: "4.c", name: b("Publications des centres d’investigation clinique dans le top 10 %", "Publications of clinical investigation centres in the top 10%"), unit: share, baseline: from(0.25, 2019), aim: ["more-than", 0.25, atDate, 2025], values: [0.25, 0.252, 0.258] },
    { key: "4.d", name: b("Essais avec DOI sur FReSH", "Trials with a DOI on FReSH"), unit: count("essais", "trials"), baseline: from(0, 2020), aim: ["more-than", 1500, stock, 2025], values: [120, 430, 870] },
  ] },
  { priority: "1", code: "5", title: b("Déploiement de France Cohortes", "Roll-out of France Cohortes"), series: [
    { key: "5", name: b("Cohortes hébergées par France Cohortes", "Cohorts hosted by France Cohortes"), unit: count("cohortes", "cohorts"), baseline: from(0, 2020), aim: ["at-least", 20, stock, 2025], values: [4, 9, 14], forecast: 19 },
  ] },
  { priority: "1", code: "6", title: b("Remise à niveau du CépiDc", "Upgrade of CépiDc"), series: [
    { key: "6.a", name: b("Délai de production des statistiques de décès", "Time to produce statistics on deaths"), unit: years, baseline: { kind: "censored", bound: "more-than", value: 3, year: 2020, note: null, lines: [1262] }, aim: ["less-than", 2, atDate, 2025], values: [3, 2.6, 2.2] },
    { key: "6.b", name: b("Échec d’appariement avec le SNDS", "Failed linkage with the SNDS"), unit: share, baseline: from(0.17, 2020), aim: ["less-than", 0.05, atDate, 2025], values: [0.14, 0.1, 0.063] },
  ] },
  { priority: "2", code: "8", title: b("Transfert de technologies et recherche partenariale", "Technology transfer and partnership research"), series: [
    { key: "8.a", name: b("Revenus de licence", "Licence income"), unit: euros, baseline: from(16e6, 2020), aim: ["at-least", 20e6, mean, 2025], values: [17.1e6, 18.9e6, 19.2e6] },
    { key: "8.b", name: b("Revenus des partenariats industriels", "Income from industrial partnerships"), unit: euros, baseline: from(20e6, 2020), aim: ["at-least", 23e6, mean, 2025], values: [21e6, 24.5e6, 25e6], forecast: 24e6 },
    { key: "8.c.projects", name: b("Projets de start-up accompagnés", "Start-up projects supported"), unit: count("projets", "projects"), baseline: from(10, 2020), aim: ["at-least", 30, atDate, 2025], values: [14, 18, 21] },
    { key: "8.c.funds", name: b("Fonds levés par les start-up", "Funds raised by start-ups"), unit: euros, baseline: none, aim: ["more-than", 700e6, cumulated, 2025], values: [310e6, 240e6, 185e6] },
    { key: "8.d", name: b("Produits lancés sur le marché", "Products brought to market"), unit: count("produits", "products"), baseline: { kind: "previous-period", value: 1, fromYear: 2016, toYear: 2020, note: null, lines: [1284] }, aim: ["at-least", 3, cumulated, 2025], values: [0, 1, 0] },
  ] },
  { priority: "2", code: "9", title: b("Positionnement européen", "Standing in Europe"), series: [
    { key: "9.a", name: b("Part du cluster Santé d’Horizon Europe", "Share of the Health cluster of Horizon Europe"), unit: share, baseline: from(0.0219, 2020), aim: ["at-least", 0.024, atDate, 2025], values: [0.0214, 0.0208, 0.0202] },
    { key: "9.b.participations", name: b("Part des participations ERC", "Share of ERC participations"), unit: share, baseline: from(0.01, 2020), aim: ["at-least", 0.012, atDate, 2025], values: [0.0105, 0.0108, 0.0114] },
    { key: "9.b.budget", name: b("Part du budget ERC", "Share of the ERC budget"), unit: share, baseline: from(0.011, 2020), aim: ["at-least", 0.013, atDate, 2025], values: [0.0112, 0.0117, 0.012] },
    { key: "9.c", name: b("Dépôts de projets européens", "European project proposals"), unit: count("dépôts", "proposals"), baseline: from(290, 2020), aim: ["at-least", 305, { kind: "mean-after", years: 3 }, 2025], values: [268, 296, 311] },
  ] },
  { priority: "3", code: "7", title: b("Leviers d’attractivité", "Levers of attractiveness"), series: [
    { key: "7", name: b("Chaires de professeurs juniors actives", "Active junior professor chairs"), unit: count("chaires", "chairs"), baseline: from(0, 2020), aim: ["at-least", 25, stock, 2025], values: [3, 9, 16], forecast: 25 },
  ] },
  { priority: "3", code: "10", title: b("Montage et suivi des projets", "Setting up and following projects"), series: [
    { key: "10", name: b("Volume de ressources propres", "Own resources"), unit: euros, baseline: from(335e6, 2020), aim: ["at-least", 380e6, atDate, 2025], values: [341e6, 352e6, 366e6] },
  ] },
  { priority: "3", code: "11", title: b("Transition numérique", "Digital transition"), series: [
    { key: "11", name: b("Accès annuels à Inserm Lab", "Yearly visits to Inserm Lab"), unit: count("accès", "visits"), baseline: from(0, 2020), aim: ["at-least", 12000, atDate, 2025], values: [] },
  ] },
  { priority: "4", code: "12", title: b("Politique de données", "Data policy"), series: [
    { key: "12", name: b("Conventions avec les centres de données labellisés", "Agreements with certified data centres"), unit: count("conventions", "agreements"), baseline: from(0, 2020), aim: ["more-than", 5, stock, 2025], values: [1, 2, 4] },
  ] },
  { priority: "4", code: "13", title: b("Science ouverte", "Open science"), series: [
    { key: "13", name: b("Accès ouvert et dépôt dans HAL", "Open access and deposit in HAL"), unit: share, baseline: from(0.65, 2019), aim: ["at-least", 0.9, atDate, 2024], values: [0.72, 0.77, 0.81], forecast: 0.86 },
  ] },
  { priority: "4", code: "14", title: b("Dialogue science et société", "Dialogue of science and society"), series: [
    { key: "14.a.twitter", name: b("Abonnés Twitter", "Twitter followers"), unit: count("abonnés", "followers"), baseline: from(145000, 2020), aim: ["at-least", 300000, stock, 2025], values: [171000, 196000, 204000] },
    { key: "14.a.website", name: b("Visites annuelles sur inserm.fr", "Yearly visits to inserm.fr"), unit: count("visites", "visits"), baseline: from(9e6, 2020), aim: ["at-least", 13e6, atDate, 2025], values: [10.2e6, 11.4e6, 12.1e6] },
    { key: "14.a.canal", name: b("Audience de Canal Détox", "Audience of Canal Détox"), unit: count("vues", "views"), baseline: from(5e5, 2020), aim: ["at-least", 2e6, stock, 2025], values: [7.5e5, 1.2e6, 2.1e6] },
    { key: "14.b", name: b("Délai des expertises collectives", "Time to a collective expert report"), unit: years, baseline: from(5, 2020), aim: ["at-most", 3, atDate, 2025], values: [4.5, 3.6, 2.9] },
  ] },
];

export const priorities: readonly { readonly code: string; readonly title: Bilingual }[] = [
  { code: "1", title: b("Continuum et recherches en rupture", "Continuum and breakthrough research") },
  { code: "2", title: b("Partenaires, Europe, transfert", "Partners, Europe, transfer") },
  { code: "3", title: b("Métiers et transition numérique", "Professions and digital transition") },
  { code: "4", title: b("Science ouverte et société", "Open science and society") },
];

function seriesData(one: Made, part: Part, measure: Measure, target: Target | null, lag: number): SheetSeriesData {
  const observations: Observation[] = one.values.map((value, at) => ({
    series: one.key, period: yearPeriod(2021 + at), value, state: at === one.values.length - 1 && lag > 0 ? "provisional" : "consolidated",
    observedOn: day(`${2022 + at}-0${2 + (at % 3)}-15`), knownSince: `${2022 + at}-0${3 + (at % 3)}-01T09:00:00Z`, source: "Tableau de suivi annuel", method: null, demonstration: true, eventId: `${one.key}-${at}`,
  }));
  const forecast: OwnerForecast | null = one.forecast === undefined ? null : { series: one.key, value: one.forecast, confidenceShare: 0.7, madeOn: day("2024-10-03"), author: "Camille Exemple", comment: "Deux projets attendus au printemps." };
  const events: SheetEvent[] = observations.map((seen, at) => ({
    id: seen.eventId, period: seen.period, kind: at === 1 ? "corrected" : "entered", value: seen.value, state: seen.state, observedOn: seen.observedOn, recordedAt: seen.knownSince,
    author: "Camille Exemple", reason: at === 1 ? "Deux conventions comptées deux fois" : null, source: seen.source, method: null, demonstration: true, batchLine: at === 2 ? 14 : null,
  }));
  const assessment = assess({ measure, target, observations, asOf, contract, ownerForecast: forecast, lagYears: lag });
  return { series: { part, targets: target === null ? [] : [target] }, assessment, observations, events };
}

function targetOf(one: Made): Target | null {
  if (one.aim === null) return null;
  const [comparator, value, scope, dueYear, statement] = one.aim;
  return {
    key: one.key, series: one.key, comparator, strict: comparator === "more-than" || comparator === "less-than", value, upperValue: null, unit: one.unit, scope, dueYear,
    approximate: false, condition: null, calledTarget: true, role: "commitment", written: value === null ? null : `Valeur cible ${dueYear} : ${value}`, statement: statement ?? null, lines: [1310],
  };
}

export const sheets: readonly { readonly priority: string; readonly indicator: Indicator; readonly series: readonly SheetSeriesData[] }[] = made.map((entry) => {
  const built = entry.series.map((one) => {
    const code = one.key.split(".").slice(0, /^\d+\.[a-d](\.|$)/.test(one.key) ? 2 : 1).join(".");
    const measure: Measure = { key: one.key, part: code, name: one.name, unit: one.unit, baseline: one.baseline, lines: [1299] };
    const target = targetOf(one);
    const part: Part = { code, definition: b(`${one.name.fr}, tels que comptés chaque année.`, `${one.name.en}, as counted every year.`), writtenDefinition: null, measures: [measure], targets: target === null ? [] : [target], lines: [] };
    return { part, data: seriesData(one, part, measure, target, entry.lag ?? 0) };
  });
  return { priority: entry.priority, indicator: { code: entry.code, title: entry.title, lagYears: entry.lag ?? 0, parts: built.map(({ part }) => part), lines: [] }, series: built.map(({ data }) => data) };
});

export const board: readonly BoardGroup[] = priorities.map((priority) => ({
  ...priority,
  indicators: sheets.filter((sheet) => sheet.priority === priority.code).map((sheet) => ({ indicator: sheet.indicator, assessments: sheet.series.map((one) => one.assessment) })),
}));
