import type { VNode } from "preact";
import { Button, Disclosure, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { stageWords } from "../../domain/stage.ts";
import { LineHead } from "../../web/parts.tsx";
import type { BackTest, PastForecast } from "../back-test.ts";
import { leastWeeks, stoppedWeeks, type DeliveryForecast } from "../forecast.ts";
import { riskShare } from "../forecasts.ts";
import type { Scenario } from "../work.ts";

export interface ForecastPageProps {
  /** Every awaited year, as things go. */
  readonly years: readonly DeliveryForecast[];
  /** Awaited years of which nothing can be said. */
  readonly unsaid: readonly number[];
  /** The year looked at more closely, as things go and as it would be. */
  readonly chosen: { readonly year: number; readonly asItIs: DeliveryForecast | null; readonly scenario: DeliveryForecast | null } | null;
  readonly scenario: Scenario;
  readonly test: BackTest;
  readonly on: Day;
  readonly context: RequestContext;
}

/** When the tables of each awaited year will come, with how sure that is, what would change it, and how good such forecasts were. */
export function ForecastPage({ years, unsaid, chosen, scenario, test, on, context: { actor, language, url } }: ForecastPageProps): VNode {
  const say = sayIn(language);
  const first = years[0];
  return (
    <>
      <LineHead current="forecast" actor={actor} language={language} crumbs={[{ label: say("Prévision", "Forecast") }]} />
      <Heading level={1}>{say("Prévision de la livraison", "Forecast of the delivery")}</Heading>
      {unsaid.length === 0 ? null : <Notice kind="warn" language={language}>{say(`Rien ne permet de prévoir ${unsaid.join(", ")}\u202f: il faut ${leastWeeks} semaines de comptages finies, et que des certificats aient été codés.`, `Nothing can be foreseen of ${unsaid.join(", ")}: it takes counts of ${leastWeeks} weeks that are over, and certificates that were coded.`)}</Notice>}
      {first === undefined ? unsaid.length > 0 ? null : <EmptyState title={say("Aucune année n’est attendue", "No year is awaited")}><p>{say("Une prévision se fait dès que des certificats d’une année finie sont reçus, et que ses tables ne sont pas parues.", "A forecast is made as soon as certificates of a year that is over were received and its tables are not released.")}</p></EmptyState> : (
        <>
          <Lead>{say(`Tables de ${first.deathYear}\u202f: `, `Tables of ${first.deathYear}: `)}<strong>{dayOr(first.median, language)}</strong>{first.low === null ? "." : say(`, entre le ${formatDay(first.low, "fr")} et ${first.high === null ? "au-delà de cinq ans" : `le ${formatDay(first.high, "fr")}`} huit fois sur dix.`, `, between ${formatDay(first.low, "en")} and ${first.high === null ? "more than five years from now" : formatDay(first.high, "en")} eight times out of ten.`)}</Lead>
          {years.filter(({ lateShare }) => lateShare >= riskShare).map((year) => <Notice kind="warn" language={language}>{say(`Décès de ${year.deathYear}\u202f: ${formatPercent(year.lateShare, "fr", 0)} de chances de dépasser le ${formatDay(year.limit, "fr")}, limite d’Eurostat.`, `Deaths of ${year.deathYear}: a chance of ${formatPercent(year.lateShare, "en", 0)} to pass ${formatDay(year.limit, "en")}, the limit of Eurostat.`)}</Notice>)}
          {first.stopped.length === 0 ? null : <Notice kind="warn" language={language}>{say(`Rien n’est sorti depuis ${stoppedWeeks} semaines, alors que des certificats y attendent\u202f: ${first.stopped.map((stage) => stageWords[stage].fr.toLowerCase()).join(", ")}. La prévision suppose que le rythme des deux dernières années reprend.`, `Nothing has left for ${stoppedWeeks} weeks, while certificates wait there: ${first.stopped.map((stage) => stageWords[stage].en.toLowerCase()).join(", ")}. The forecast supposes that the pace of the last two years comes back.`)}</Notice>}
          <ForecastTable rows={years} language={language} caption={say(`Années attendues, prévues le ${formatDay(on, "fr")}`, `Years awaited, foreseen on ${formatDay(on, "en")}`)} />
          <DownloadLinks language={language} downloads={usualDownloads("/exports/mortality-forecast", hrefWith(url, { lang: language }).replace(/^[^?]*/, ""))} />
        </>
      )}
      {chosen === null || first === undefined ? null : (
        <>
          <Heading level={2} id="what-if">{say("Et si…", "What if…")}</Heading>
          <form method="get" action="/mortality/forecast#what-if" class="inline-form">
            <Field control="select" name="year" label={say("Décès de", "Deaths of")} value={String(chosen.year)} options={years.map(({ deathYear }) => ({ value: String(deathYear), label: String(deathYear) }))} language={language} />
            <Field control="number" name="coders" label={say("Codeurs, en\u202f% d’aujourd’hui", "Coders, % of today")} value={String(Math.round(scenario.manualCapacity * 100))} language={language} />
            <Field control="number" name="electronic" label={say("Part électronique de ce qui vient, en\u202f%", "Electronic share of what comes, %")} value={percentField(scenario.electronicShare)} optional language={language} />
            <Field control="number" name="automatic" label={say("Part codée sans codeur, en\u202f%", "Share coded without coder, %")} value={percentField(scenario.automaticShare)} optional language={language} />
            <input type="hidden" name="on" value={on} />
            <div class="button-row"><Button kind="second">{say("Comparer", "Compare")}</Button></div>
          </form>
          <Table<{ readonly name: string; readonly forecast: DeliveryForecast }> caption={say("Les deux, côte à côte", "Both, side by side")} captionHidden language={language} rows={[...(chosen.asItIs === null ? [] : [{ name: say("Comme aujourd’hui", "As today"), forecast: chosen.asItIs }]), ...(chosen.scenario === null ? [] : [{ name: say("Avec ces hypothèses", "With these suppositions"), forecast: chosen.scenario }])]} columns={[
            { header: say("Hypothèse", "Supposition"), rowHeader: true, cell: ({ name }) => name },
            { header: say("Une chance sur deux avant", "One chance in two before"), cell: ({ forecast }) => dayOr(forecast.median, language) },
            { header: say("Intervalle à 80\u202f%", "80% interval"), cell: ({ forecast }) => interval(forecast, language) },
            { header: say("Après la limite", "After the limit"), numeric: true, cell: ({ forecast }) => formatPercent(forecast.lateShare, language, 0) },
            { header: say("Étape qui décide", "Stage that decides"), cell: ({ forecast }) => stageWords[forecast.bottleneck][language] },
            { header: say("À rythme constant", "At a constant pace"), cell: ({ forecast }) => dayOr(forecast.byConstantRates, language) },
          ]} />
        </>
      )}
      <Heading level={2}>{say("Ce que valaient ces prévisions", "How good such forecasts were")}</Heading>
      {test.coverage === null ? <p>{say("L’histoire est trop courte pour le dire\u202f: il faut deux ans de comptages avant la fin d’une année parue.", "The history is too short to say: two years of counts before the end of a released year are needed.")}</p> : (
        <p>{say(`Refaites huit semaines après huit semaines avec ce qui se savait alors, ${formatNumber(test.forecasts.length, "fr")} prévisions de ${test.years} années auraient contenu la date dans leur intervalle à 80\u202f% `, `Made again every eight weeks with what was known then, ${formatNumber(test.forecasts.length, "en")} forecasts of ${test.years} years would have held the day in their 80% interval `)}<strong>{formatPercent(test.coverage, language, 0)}</strong> {say(`du temps\u202f; la moitié se seraient trompées de ${formatNumber(test.medianErrorDays ?? 0, "fr")} jours au plus. Sans les erreurs passées, l’intervalle n’aurait tenu que ${formatPercent(test.coverageOfDraws ?? 0, "fr", 0)} du temps.`, `of the time; half would have been off by ${formatNumber(test.medianErrorDays ?? 0, "en")} days at most. Without past errors the interval would have held ${formatPercent(test.coverageOfDraws ?? 0, "en", 0)} of the time only.`)}</p>
      )}
      {test.forecasts.length === 0 ? null : (
        <Disclosure summary={say("Toutes les prévisions refaites", "All forecasts made again")}>
          <Table<PastForecast> caption={say("Prévisions refaites", "Forecasts made again")} captionHidden language={language} rows={test.forecasts} columns={[
            { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) },
            { header: say("Faite le", "Made on"), cell: ({ asOf }) => formatDay(asOf, language, "short") },
            { header: say("De", "From"), cell: ({ low }) => dayOr(low, language, "short") }, { header: say("Médiane", "Median"), cell: ({ median }) => dayOr(median, language, "short") }, { header: say("À", "To"), cell: ({ high }) => dayOr(high, language, "short") },
            { header: say("Parue le", "Released on"), cell: ({ releasedOn }) => formatDay(releasedOn, language, "short") },
            { header: say("Tenue", "Held"), cell: ({ inside }) => (inside ? say("oui", "yes") : say("non", "no")) },
          ]} />
        </Disclosure>
      )}
      <Disclosure summary={say("Comment la prévision se fait, et ce qu’elle ne peut pas savoir", "How the forecast is made, and what it cannot know")}>
        <ul>{method(language).map((line) => <li>{line}</li>)}</ul>
      </Disclosure>
    </>
  );
}

function ForecastTable({ rows, language, caption }: { readonly rows: readonly DeliveryForecast[]; readonly language: Language; readonly caption: string }): VNode {
  const say = sayIn(language);
  return <Table<DeliveryForecast> caption={caption} language={language} rows={rows} columns={[
    { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => <a href={`/mortality/forecast?year=${deathYear}#what-if`}>{deathYear}</a> },
    { header: say("Une chance sur deux avant", "One chance in two before"), cell: ({ median }) => dayOr(median, language) },
    { header: say("Intervalle à 80\u202f%", "80% interval"), cell: (row) => interval(row, language) },
    { header: say("Limite d’Eurostat", "Limit of Eurostat"), cell: ({ limit }) => formatDay(limit, language) },
    { header: say("Chance d’être en retard", "Chance of being late"), numeric: true, cell: ({ lateShare }) => formatPercent(lateShare, language, 0) },
    { header: say("Étape qui décide", "Stage that decides"), cell: ({ bottleneck }) => stageWords[bottleneck][language] },
    { header: say("À rythme constant", "At a constant pace"), cell: ({ byConstantRates }) => dayOr(byConstantRates, language) },
  ]} />;
}

function dayOr(on: Day | null, language: Language, style: "long" | "short" = "long"): string {
  return on === null ? (language === "fr" ? "au-delà de cinq ans" : "more than five years from now") : formatDay(on, language, style);
}

function interval({ low, high }: DeliveryForecast, language: Language): string {
  return `${dayOr(low, language, "short")} – ${dayOr(high, language, "short")}`;
}

function percentField(share: number | null): string {
  return share === null ? "" : String(Math.round(share * 100));
}

function method(language: Language): readonly string[] {
  return language === "fr" ? [
    "Devant une année\u202f: ce qui attend à chaque étape, d’elle et des années d’avant (les plus anciennes passent les premières), et ce qui doit encore arriver, d’après les décès dénombrés et la façon dont les trois dernières années sont arrivées.",
    "La chaîne est rejouée 400 fois, semaine après semaine. Les capacités sont tirées des deux dernières années, par blocs de quatre semaines entières, à la même saison à huit semaines près. Le codage manuel est le plus souvent ce qui décide.",
    "Une semaine où rien n’attendait dit ce qui est venu, non ce qui pouvait se faire\u202f: le neuvième décile de l’étape la remplace. Chaque tirage est multiplié par un changement de rythme déjà vu, d’un semestre à l’année d’avant.",
    "Une année est codée à 99,5\u202f%\u202f; s’y ajoute un délai de finition tiré de ceux des années parues.",
    "Chaque tirage est allongé ou raccourci, une fois sur deux dans chaque sens, d’autant qu’une prévision passée s’est trompée\u202f: c’est ce qui donne à l’intervalle sa largeur.",
    "Seconde méthode, «\u202fà rythme constant\u202f»\u202f: le travail restant de l’étape la plus chargée divisé par son rythme moyen d’un an.",
    "Elle ne peut pas savoir\u202f: un départ ou un recrutement décidé, une panne, une épidémie, un changement de règles de codage, une année faite en parallèle d’une autre. Les prévisions d’une même année se ressemblent\u202f: leur nombre dit moins qu’il ne paraît.",
    "Le même jour, la même question a la même réponse\u202f: la graine est la question.",
  ] : [
    "Before a year: what waits at each stage, of it and of the years before (the oldest go first), and what has still to come, by the deaths counted and the way in which the last three years came.",
    "The line is run 400 times, week after week. Capacities are drawn from the last two years, in blocks of four whole weeks, from the same season give or take eight weeks. Manual coding mostly decides.",
    "A week in which nothing waited says what came, not what could have been done: the ninth decile of the stage stands for it. Each draw is multiplied by a change of pace that was seen before, of half a year against the year before it.",
    "A year is coded at 99.5%; a finishing time drawn from those of released years comes on top.",
    "Each draw is stretched or shrunk, one way or the other with even chance, by as much as a past forecast was off: that is what makes the interval as wide as it is.",
    "Second method, “at a constant pace”: the work left before the busiest stage, divided by its mean pace of a year.",
    "It cannot know: somebody leaving or hired, a breakdown, an epidemic, a change of coding rules, a year made beside another. Forecasts of one year are alike: their number says less than it seems to.",
    "On the same day the same question has the same answer: the seed is the question.",
  ];
}
