import type { VNode } from "preact";
import { Button, DefinitionList, Heading, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { TakenFile } from "../../actions/take-file.ts";
import { packFaults } from "./faults.ts";
import { sourceNames } from "./table.ts";
import { words } from "./words.ts";

const issuesShown = 200;

/** What a file did, or would do. */
export function OutcomeView({ taken, isRecorded, isHeld, language }: { readonly taken: TakenFile; readonly isRecorded: boolean; readonly isHeld: boolean; readonly language: Language }): VNode {
  const { name, source, observedOn, records, report, issues } = taken;
  const counts: readonly (readonly [keyof typeof words, number])[] = [
    ["records", records], ["worksOpened", report?.worksOpened ?? 0], ["worksChanged", report?.worksChanged ?? 0], ["worksMerged", report?.worksMerged ?? 0], ["repeated", report?.repeated ?? 0],
    ["unchanged", report?.unchanged ?? 0], ["recordsDeleted", report?.recordsDeleted ?? 0],
    ["errors", issues.filter(({ severity }) => severity === "error").length], ["warnings", issues.filter(({ severity }) => severity === "warning").length],
  ];
  return (
    <>
      <Notice kind={issues.length > 0 ? "warn" : "info"} language={language} title={(isRecorded ? words.recorded : words.checked)[language]}>
        <p class="break-anywhere">{name}{language === "fr" ? "\u202f:" : ":"} {formatNumber(records, language)} {plural(language, records, language === "fr" ? { one: "notice", other: "notices" } : { one: "record", other: "records" })}, {sourceNames[source]}, {formatDay(observedOn, language)}.</p>
        {isRecorded || isHeld ? null : <p>{words.tooLargeToHold[language]}</p>}
      </Notice>
      <Heading level={2} id="counts">{words.counts[language]}</Heading>
      <DefinitionList items={counts.map(([what, count]) => ({ term: words[what][language], details: formatNumber(count, language) }))} />
    </>
  );
}

/** Remarks with their place: the first two hundred here, all of them to take away. */
export function FaultsView({ context: { language, csrfToken }, issues }: { readonly context: RequestContext; readonly issues: readonly Issue[] }): VNode | null {
  if (issues.length === 0) return null;
  const more = issues.length - issuesShown;
  return (
    <>
      <Heading level={2} id="remarks">{words.faultsTitle[language]}</Heading>
      <p>{words.faultsHelp[language]}</p>
      <Table<Issue>
        caption={words.faultsTitle[language]}
        captionHidden
        language={language}
        rows={issues.slice(0, issuesShown)}
        columns={[
          { header: words.line[language], numeric: true, cell: ({ line }) => (line === undefined ? "" : formatNumber(line, language)) },
          { header: words.severity[language], cell: ({ severity }) => words[severity][language] },
          { header: words.reason[language], rowHeader: true, cell: ({ text }) => <span class="break-anywhere">{text[language]}</span> },
        ]}
      />
      {more <= 0 ? null : <p class="soft">{language === "fr" ? `… et ${formatNumber(more, "fr")} autres, dans le téléchargement.` : `… and ${formatNumber(more, "en")} more, in the download.`}</p>}
      <form method="post" action={`/publications/imports/remarks?lang=${language}`} encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="remarks" value={packFaults(issues)} />
        <p>{words.allFaults[language]}</p>
        <div class="button-row">
          {["csv", "ods", "json"].map((format) => <Button name="format" value={format} kind="second">{format.toUpperCase()}</Button>)}
        </div>
      </form>
    </>
  );
}
