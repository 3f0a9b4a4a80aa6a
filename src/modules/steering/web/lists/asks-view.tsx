import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import { daysBetween } from "../../../../kernel/time/day.ts";
import { sayIn, steeringPath } from "../place.ts";
import { askNames } from "../words.ts";
import type { AskFilter, AskRow } from "./asks.ts";
import { pageOf, type Rows } from "./rows.ts";
import { SteeringTabs } from "./tabs.tsx";

const pageSize = 25;

/** Obstacles and requests across actions, the oldest first. */
export function AsksView({ loaded, asks, filter, context }: { readonly loaded: Rows; readonly asks: readonly AskRow[]; readonly filter: AskFilter & { readonly page: number }; readonly context: RequestContext }): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const { kind, status } = filter;
  const shown = pageOf(asks, filter.page, pageSize);
  const title = kind === "decision" ? say("Les décisions demandées", "Decisions asked for") : kind === "obstacle" ? say("Les obstacles", "Obstacles") : say("Obstacles et décisions demandées", "Obstacles and decisions asked for");
  return (
    <>
      <Heading level={1}>{title}</Heading>
      <Lead>{formatNumber(asks.length, language)} {status === "open" ? plural(language, asks.length, { one: say("ouverte à ce jour", "open"), other: say("ouvertes à ce jour", "open") }) : say("en tout", "in all")}{say(", ce qui attend depuis le plus longtemps d’abord.", ", what has waited longest first.")}</Lead>
      <SteeringTabs current={kind === "decision" ? "decisions" : kind === "obstacle" ? "obstacles" : null} language={language} />
      <form method="get" action="/steering/asks" class="inline-form">
        <Field control="select" name="kind" label={say("Nature", "Kind")} language={language} value={kind} options={[{ value: "", label: say("toutes", "all") }, { value: "decision", label: pick(askNames.decision, language) }, { value: "obstacle", label: pick(askNames.obstacle, language) }]} />
        <Field control="select" name="status" label={say("État", "State")} language={language} value={status} options={[{ value: "open", label: say("ouvertes", "open") }, { value: "closed", label: say("closes", "closed") }, { value: "all", label: say("toutes", "all") }]} />
        <Button kind="second">{say("Afficher", "Show")}</Button>
      </form>
      {asks.length === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/steering-asks", hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, ""))} language={language} />}
      <Table<AskRow>
        caption={title} captionHidden language={language} rows={shown.items}
        empty={<EmptyState title={say("Rien n’attend.", "Nothing waits.")}><p>{say("Ce que les responsables signalent depuis la page de leur action s’affiche ici.", "What owners report from the page of their action shows here.")}</p></EmptyState>}
        columns={[
          { header: "Action", rowHeader: true, cell: ({ row: { subject } }) => <a href={`${steeringPath(subject.code)}#asks`}>{subject.code} · {pick(subject.title, language)}</a> },
          { header: say("Nature", "Kind"), cell: ({ ask }) => <Tag tone={ask.kind === "decision" ? "accent" : "warn"}>{pick(askNames[ask.kind], language)}</Tag> },
          { header: say("Texte", "Text"), cell: ({ ask }) => <><span class="synthesis">{ask.text}</span>{ask.outcome === null ? null : <span class="soft small synthesis"> {say("Réponse\u202f: ", "Answer: ")}{ask.outcome}</span>}</> },
          { header: say("Depuis", "Since"), cell: ({ ask }) => <span class="nowrap">{formatDay(ask.openedOn, language, "short")}</span> },
          { header: say("Jours", "Days"), numeric: true, cell: ({ ask }) => formatNumber(daysBetween(ask.openedOn, ask.closedOn ?? loaded.on), language) },
          { header: say("Responsable", "Owner"), cell: ({ row }) => row.standing.owner?.name ?? "" },
          {
            header: say("Répondre", "Answer"),
            cell: ({ row: { subject, rights }, ask }) => {
              const mayClose = ask.closedOn === null && (ask.kind === "decision" ? rights.office : rights.write || rights.office);
              return mayClose ? <a href={steeringPath(subject.code, `asks/${ask.id}`)}>{ask.kind === "decision" ? say("Rendre la décision", "Give the decision") : say("Lever", "Close")}<span class="visually-hidden"> Action {subject.code}</span></a> : "";
            },
          },
        ]}
      />
      <Pager page={shown.page} pages={shown.pages} url={url} language={language} />
    </>
  );
}
