import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, ShareBars, StackedBars, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { channels, channelWords, codingStages, stageWords, workStages } from "../../domain/stage.ts";
import { LineHead } from "../../web/parts.tsx";
import type { BacklogMonth, ChannelYear, CoderYear, WeekThroughput } from "../figures.ts";

export interface FlowsPageProps {
  readonly backlog: readonly BacklogMonth[];
  readonly channelYears: readonly ChannelYear[];
  readonly coders: readonly CoderYear[];
  readonly throughput: readonly WeekThroughput[];
  readonly on: Day;
  readonly context: RequestContext;
}

/** Stages drawn together: the first three pass quickly. */
const drawn = [["reception", "controls", "matching"], ["coding-automatic"], ["coding-deep-learning"], ["coding-manual"]] as const;

/** How the line flows: backlog over time, paper against electronic, who codes, what leaves each stage in a week. */
export function FlowsPage({ backlog, channelYears, coders, throughput, on, context: { actor, language } }: FlowsPageProps): VNode {
  const say = sayIn(language);
  const number = (value: number): string => formatNumber(value, language);
  const percent = (share: number): string => formatPercent(share, language, 0);
  const source = say(`livraisons de la chaîne, état du ${formatDay(on, "fr")}.`, `deliveries of the line, as of ${formatDay(on, "en")}.`);
  // Every third month: twenty-eight columns can be read, eighty-four cannot.
  const quarters = backlog.filter(({ month }, index) => ["03", "06", "09", "12"].includes(month.slice(5)) || index === backlog.length - 1).slice(-20);
  const drawnNames = [say("Réception, contrôles, appariement", "Reception, controls, matching"), ...codingStages.map((stage) => stageWords[stage][language])];
  const dashed = (value: number | null): string => (value === null ? "–" : number(value));
  return (
    <>
      <LineHead current="flows" actor={actor} language={language} crumbs={[{ label: say("Flux et délais", "Flows and delays") }]} />
      <Heading level={1}>{say("Flux et délais", "Flows and delays")}</Heading>
      {backlog.length === 0 ? <EmptyState title={say("Aucune livraison", "No delivery")} action={{ href: "/mortality/ledger", label: say("Où en est la chaîne", "Where the line stands") }} /> : (
        <>
          <Lead>{say("Ce qui attend, par où les certificats arrivent, qui les code, et ce qui sort chaque semaine.", "What waits, by which way certificates come, who codes them, and what leaves every week.")}</Lead>
          <StackedBars title={say("Certificats en attente", "Certificates that wait")} description={say(`De ${number(total(quarters[0]))} à ${number(total(quarters.at(-1)))}.`, `From ${number(total(quarters[0]))} to ${number(total(quarters.at(-1)))}.`)} language={language} unit={say("en milliers, à la fin du trimestre", "thousands, at the end of the quarter")} series={drawnNames}
            groups={quarters.map(({ month, waiting }) => ({ label: month.slice(5) === "12" || month === quarters.at(-1)?.month ? `${month.slice(5)}/${month.slice(2, 4)}` : "", amounts: drawn.map((stages) => stages.reduce((sum, stage) => sum + waiting[stage], 0) / 1000) }))} formatTick={(value) => number(value)} source={source}
            table={<Table<BacklogMonth> caption={say("Certificats en attente", "Certificates that wait")} captionHidden language={language} rows={backlog.toReversed().slice(0, 36)} columns={[{ header: say("Mois", "Month"), rowHeader: true, cell: ({ month }) => month }, ...workStages.map((stage) => ({ header: stageWords[stage][language], numeric: true, cell: ({ waiting }: BacklogMonth) => number(waiting[stage]) }))]} />} />
          <ShareBars title={say("Papier et électronique", "Paper and electronic")} description={channelYears.map(({ deathYear, electronicShare }) => `${deathYear}: ${electronicShare === null ? "–" : percent(electronicShare)}`).join("; ")} language={language} unit={say("part des certificats reçus, par année de décès", "share of certificates received, by year of death")} series={channels.map((channel) => channelWords[channel][language])} formatShare={percent} unknown={say("inconnu", "unknown")} source={source}
            bars={channelYears.map(({ deathYear, electronicShare }) => ({ label: String(deathYear), shares: electronicShare === null ? [null, null] : [electronicShare, 1 - electronicShare] }))}
            table={<Table<ChannelYear> caption={say("Papier et électronique", "Paper and electronic")} captionHidden language={language} rows={channelYears} columns={[
              { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) },
              ...channels.map((channel) => ({ header: channelWords[channel][language], numeric: true, cell: ({ received }: ChannelYear) => number(received[channel]) })),
              { header: say("Part électronique", "Electronic share"), numeric: true, cell: ({ electronicShare }) => (electronicShare === null ? "–" : formatPercent(electronicShare, language, 1)) },
            ]} />} />
          <Heading level={2}>{say("Du décès à la réception", "From death to reception")}</Heading>
          <p class="soft">{say("Jours, à partir du 15 du mois de décès\u202f; la moitié des certificats met moins. Une année qui n’est pas toute reçue paraît plus rapide qu’elle ne sera.", "Days, from the 15th of the month of death; half of the certificates take less. A year that is not all received looks faster than it will be.")}</p>
          <Table<ChannelYear> caption={say("Jours du décès à la réception, médiane", "Days from death to reception, median")} captionHidden language={language} rows={channelYears} columns={[{ header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) }, ...channels.map((channel) => ({ header: channelWords[channel][language], numeric: true, cell: ({ medianDays }: ChannelYear) => dashed(medianDays[channel]) }))]} />
          <ShareBars title={say("Qui code", "Who codes")} description={coders.map(({ deathYear, settled, coded }) => `${deathYear}: ${coded === 0 ? "–" : percent(settled["coding-manual"] / coded)}`).join("; ")} language={language} unit={say("part des certificats codés, par année de décès", "share of coded certificates, by year of death")} series={codingStages.map((stage) => stageWords[stage][language])} formatShare={percent} unknown={say("inconnu", "unknown")} source={source}
            bars={coders.map(({ deathYear, settled, coded }) => ({ label: String(deathYear), shares: codingStages.map((stage) => (coded <= 0 ? null : settled[stage] / coded)) }))}
            table={<Table<CoderYear> caption={say("Qui code", "Who codes")} captionHidden language={language} rows={coders} columns={[{ header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) }, ...codingStages.map((stage) => ({ header: stageWords[stage][language], numeric: true, cell: ({ settled }: CoderYear) => number(settled[stage]) }))]} />} />
          <p class="soft">{say("D’une année qui se code encore, le plus simple est passé d’abord\u202f: la part manuelle montera.", "Of a year that is still being coded, the simplest went first: the manual share will rise.")}</p>
          <Heading level={2}>{say("Sorties des douze dernières semaines", "What left in the last twelve weeks")}</Heading>
          <Table<WeekThroughput> caption={say("Certificats sortis de chaque étape, par semaine", "Certificates that left each stage, by week")} captionHidden language={language} rows={throughput} columns={[{ header: say("Semaine du", "Week of"), rowHeader: true, cell: ({ week }) => formatDay(week, language, "short") }, ...workStages.map((stage) => ({ header: stageWords[stage][language], numeric: true, cell: ({ left }: WeekThroughput) => number(left[stage]) }))]} />
          <DownloadLinks language={language} downloads={usualDownloads("/exports/mortality-flows", `?lang=${language}`)} />
        </>
      )}
    </>
  );
}

function total(month: BacklogMonth | undefined): number {
  return month === undefined ? 0 : workStages.reduce((sum, stage) => sum + month.waiting[stage], 0);
}
