import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, Lead, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";
import type { SteeredSubject } from "../../domain/standing.ts";
import type { SteeringChange } from "../../domain/steering.ts";
import { sayIn, steeringPath } from "../place.ts";
import { pageOf } from "./rows.ts";
import { SteeringTabs } from "./tabs.tsx";

const pageSize = 50;

interface Props {
  readonly since: Day;
  readonly changes: readonly SteeringChange[];
  readonly subjects: ReadonlyMap<string, SteeredSubject>;
  readonly page: number;
  readonly context: RequestContext;
}

/** What was done since the end of a day, such as that of the last board. */
export function ChangesView({ since, changes, subjects, page, context }: Props): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const shown = pageOf(changes, page, pageSize);
  const title = say("Ce qui a changé dans le suivi", "What changed in steering");
  const actions = new Set(changes.map(({ subject }) => subject)).size;
  return (
    <>
      <Heading level={1}>{title}</Heading>
      <Lead>
        {say("Depuis la fin du", "Since the end of")} {formatDay(since, language)}{say("\u202f: ", ": ")}
        {formatNumber(changes.length, language)} {plural(language, changes.length, { one: say("acte", "act"), other: say("actes", "acts") })} {say("sur", "on")} {formatNumber(actions, language)} {plural(language, actions, { one: "action", other: "actions" })}.
      </Lead>
      <SteeringTabs current="changes" language={language} />
      <form method="get" action="/steering/changes" class="inline-form">
        <Field control="date" name="since" label={say("Depuis la revue du conseil du", "Since the board’s review of")} language={language} value={since} />
        <Button kind="second">{say("Afficher", "Show")}</Button>
      </form>
      {changes.length === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/steering-changes", `?lang=${language}&since=${since}`)} language={language} />}
      <Table<SteeringChange>
        caption={title} captionHidden language={language} rows={shown.items}
        empty={<EmptyState title={say("Rien n’a changé depuis ce jour.", "Nothing changed since that day.")}><p>{say("Choisissez une date plus ancienne.", "Choose an earlier day.")}</p></EmptyState>}
        columns={[
          {
            header: "Action", rowHeader: true,
            cell: ({ subject }) => {
              const found = subjects.get(subject);
              return found === undefined ? subject : <a href={steeringPath(found.code)}>{found.code} · {pick(found.title, language)}</a>;
            },
          },
          { header: say("Quoi", "What"), cell: ({ text }) => <span class="synthesis">{pick(text, language)}</span> },
          { header: say("Par", "By"), cell: ({ author }) => author },
          { header: say("Enregistré le", "Recorded on"), cell: ({ recordedAt }) => <span class="nowrap">{formatDay(day(recordedAt.slice(0, 10)), language, "short")}</span> },
        ]}
      />
      <Pager page={shown.page} pages={shown.pages} url={url} language={language} />
    </>
  );
}
