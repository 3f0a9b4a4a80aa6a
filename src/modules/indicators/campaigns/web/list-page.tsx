import { DownloadLinks, EmptyState, Heading, Lead, LinkButton, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { route, type Page, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import { maySomewhere, rolesFor } from "../../../identity/index.ts";
import type { CampaignView } from "../actions/load.ts";
import { coverageOf } from "../domain/coverage.ts";
import { phaseWords } from "../domain/words.ts";
import { CoverageBar, coverageWords, type CampaignWebDeps } from "./parts.tsx";
import { campaignsTable } from "./tables.ts";
import { say } from "./words.ts";

const readers = { anyOf: rolesFor("drafts.read") };

/** Every campaign, with how far each has got. */
export function listRoutes({ campaigns }: CampaignWebDeps): readonly Route[] {
  return [
    route({ method: "GET", path: "/campaigns", access: readers, summary: "Campaigns of collection", handle: async ({ context }) => ({ kind: "page", page: listPage(context, await campaigns.list()) }) }),
    ...tableFormats.map((format) => route({ method: "GET", path: `/exports/campaigns.${format}`, access: readers, summary: `Campaigns of collection (${format.toUpperCase()})`, handle: async ({ context }) => tableReply(campaignsTable(await campaigns.list()), format, context.language) })),
  ];
}

function listPage({ language, actor }: RequestContext, views: readonly CampaignView[]): Page {
  const mayRun = maySomewhere(actor, "campaigns.run");
  return {
    title: say("campaigns", language),
    section: "campaigns",
    demonstration: views.some(({ campaign }) => campaign.demonstration),
    body: (
      <>
        <Heading level={1}>{say("campaigns", language)}</Heading>
        <Lead>{say("campaignsLead", language)}</Lead>
        {mayRun ? <p class="button-row"><LinkButton href="/campaigns/new" kind="main">{say("newCampaign", language)}</LinkButton><LinkButton href="/calendar">{say("calendar", language)}</LinkButton><LinkButton href="/collection-rules">{say("rules", language)}</LinkButton></p> : null}
        <Table<CampaignView>
          caption={say("campaigns", language)}
          captionHidden
          language={language}
          rows={views}
          empty={<EmptyState title={say("noCampaign", language)}><p>{say("noCampaignHelp", language)}</p></EmptyState>}
          columns={[
            { header: say("campaign", language), rowHeader: true, cell: ({ campaign }) => <a href={`/campaigns/${campaign.code}`}>{campaign.title[language]}</a> },
            { header: say("state", language), cell: ({ phase }) => <span class="nowrap">{phaseWords[phase][language]}</span> },
            { header: say("opens", language), cell: ({ campaign }) => <span class="nowrap">{formatDay(campaign.opensOn, language, "short")}</span> },
            { header: say("closes", language), cell: ({ campaign }) => <span class="nowrap">{formatDay(campaign.closesOn, language, "short")}</span> },
            {
              header: say("coverage", language),
              cell: ({ campaign, duties }) => {
                const coverage = coverageOf(duties.map((duty) => duty.state));
                return <div class="coverage-cell"><CoverageBar coverage={coverage} label={campaign.title[language]} language={language} /><span class="small soft">{formatNumber(coverage.settled, language)} / {formatNumber(coverage.total, language)} {say("settled", language)}{language === "fr" ? "\u202f: " : ": "}{coverageWords(coverage, language)}</span></div>;
              },
            },
          ]}
        />
        {views.length === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/campaigns")} language={language} />}
      </>
    ),
  };
}
