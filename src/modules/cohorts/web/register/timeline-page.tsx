import type { VNode } from "preact";
import { DownloadLinks, Heading, Lead, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { daysBetween, type Day } from "../../../../kernel/time/day.ts";
import type { Cohort } from "../../domain/record.ts";
import { cohortPath, Crumbs, toldText, type Place } from "../deps.tsx";

/** The spans of one cohort: from the signature to the opening, and from the opening to the end, or to the day of the drawing. */
interface Span {
  readonly cohort: Cohort;
  readonly signedOn: Day;
  readonly openedOn: Day | null;
  readonly leftOn: Day | null;
}

const rowHeight = 24;
const labelShare = 21;

/** Cohorts with a signed agreement, in the order of their openings. A cohort that came back has its last stay drawn. */
export function spansOf(cohorts: readonly Cohort[]): readonly Span[] {
  return cohorts.flatMap((cohort): Span[] => {
    const signed = cohort.transitions.findLast(({ state }) => state === "being-integrated");
    if (signed === undefined) return [];
    const after = cohort.transitions.slice(cohort.transitions.indexOf(signed));
    return [{ cohort, signedOn: signed.on, openedOn: after.find(({ state }) => state === "hosted")?.on ?? null, leftOn: after.find(({ state }) => state === "left")?.on ?? null }];
  }).toSorted((a, b) => (a.openedOn ?? `9${a.signedOn}`).localeCompare(b.openedOn ?? `9${b.signedOn}`) || (a.cohort.code < b.cohort.code ? -1 : 1));
}

export function TimelinePage({ place, cohorts, on }: { readonly place: Place; readonly cohorts: readonly Cohort[]; readonly on: Day }): VNode {
  const { say, language } = place;
  const spans = spansOf(cohorts);
  const title = say("Cohortes hébergées, de la convention à aujourd’hui", "Hosted cohorts, from the agreement to today");
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Frise", "Timeline") }]} />
      <Heading level={1}>{title}</Heading>
      <Lead>{say("Le trait clair va de la signature de la convention à l’ouverture du système d’information, le trait plein dure tant que la cohorte est hébergée.", "The light line goes from the signature of the agreement to the opening of the information system, the full line lasts while the cohort is hosted.")}</Lead>
      {spans.length === 0 ? <p class="soft">{say("Aucune convention n’est encore signée.", "No agreement has been signed yet.")}</p> : <Drawing spans={spans} on={on} language={language} title={title} say={say} />}
      <DownloadLinks language={language} downloads={usualDownloads("/exports/cohorts")} />
      <Table<Span> caption={say("Les mêmes dates", "The same dates")} language={language} rows={spans} filter={spans.length > 10} empty={<p class="soft">–</p>} columns={[
        { header: say("Cohorte", "Cohort"), rowHeader: true, cell: ({ cohort }) => <a href={cohortPath(cohort.code)}>{cohort.content.acronym}</a> },
        { header: say("Convention signée", "Agreement signed"), cell: ({ signedOn }) => formatDay(signedOn, language, "short") },
        { header: say("Système ouvert", "System opened"), cell: ({ openedOn }) => (openedOn === null ? <span class="soft">{say("pas encore", "not yet")}</span> : formatDay(openedOn, language, "short")) },
        { header: say("Partie", "Left"), cell: ({ leftOn }) => (leftOn === null ? "–" : formatDay(leftOn, language, "short")) },
        { header: say("Jours d’intégration", "Days of integration"), numeric: true, cell: ({ signedOn, openedOn }) => (openedOn === null ? "–" : formatNumber(daysBetween(signedOn, openedOn), language)) },
      ]} />
    </div>
  );
}

function Drawing({ spans, on, language, title, say }: { readonly spans: readonly Span[]; readonly on: Day; readonly language: Language; readonly title: string; readonly say: Place["say"] }): VNode {
  const first = spans.reduce<Day>((least, { signedOn }) => (signedOn < least ? signedOn : least), on);
  const from = `${first.slice(0, 4)}-01-01` as Day;
  const length = Math.max(1, daysBetween(from, on));
  const at = (day: Day): number => Math.round((labelShare + (Math.min(length, Math.max(0, daysBetween(from, day))) / length) * (100 - labelShare)) * 100) / 100;
  const years = Array.from({ length: Number(on.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, index) => Number(from.slice(0, 4)) + index);
  const height = spans.length * rowHeight + 26;
  return (
    <figure class="chart">
      <figcaption><span class="chart-title">{title}</span> <span class="chart-unit">{say(`${formatNumber(spans.length, "fr")} cohortes, par année`, `${formatNumber(spans.length, "en")} cohorts, by year`)}</span></figcaption>
      <svg class="chart-drawing cohort-timeline" role="img" width="100%" height={height}>
        <title>{title}</title>
        <desc>{say("Les dates sont dans le tableau qui suit.", "The dates are in the table below.")}</desc>
        {years.map((year) => <><line class="chart-grid" x1={`${at(`${year}-01-01` as Day)}%`} x2={`${at(`${year}-01-01` as Day)}%`} y1="0" y2={height - 20} /><text class="chart-tick" x={`${at(`${year}-01-01` as Day)}%`} y={height - 4}>{year}</text></>)}
        {spans.map(({ cohort, signedOn, openedOn, leftOn }, index) => {
          const y = index * rowHeight + 12;
          const end = leftOn ?? on;
          return (
            <g>
              <title>{`${toldText(cohort.content.name, language)}`}</title>
              <text class="cohort-label" x="0" y={y + 4}>{cohort.content.acronym.length > 14 ? `${cohort.content.acronym.slice(0, 13)}…` : cohort.content.acronym}</text>
              <line class="cohort-signed" x1={`${at(signedOn)}%`} x2={`${at(openedOn ?? end)}%`} y1={y} y2={y} />
              {openedOn === null ? null : <line class="cohort-hosted" x1={`${at(openedOn)}%`} x2={`${at(end)}%`} y1={y} y2={y} />}
              {leftOn === null ? null : <line class="cohort-left" x1={`${at(leftOn)}%`} x2={`${at(leftOn)}%`} y1={y - 6} y2={y + 6} />}
            </g>
          );
        })}
      </svg>
      <p class="chart-source">{say(`Source\u202f: registre des cohortes, le ${formatDay(on, "fr")}.`, `Source: register of cohorts, on ${formatDay(on, "en")}.`)}</p>
    </figure>
  );
}
