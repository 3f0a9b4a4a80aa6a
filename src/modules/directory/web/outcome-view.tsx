import type { VNode } from "preact";
import { Notice, Table } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { DeliveryReport } from "../domain/directory.ts";
import type { FeedOutcome } from "../domain/mapping/index.ts";
import { feedWords as words } from "./words.ts";

const shown = 200;

function count(language: Language, n: number, one: string, other: string): string {
  return `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
}

/** The lists of a report are cut short where they are long; its counts are whole. */
function total(report: DeliveryReport, key: "opened" | "closed" | "renamed" | "changed"): number {
  return report.counts[key] ?? report[key].length;
}

/** What a file did, or would do. */
export function OutcomeView({ outcome, language }: { readonly outcome: FeedOutcome; readonly language: Language }): VNode {
  const isKept = outcome.importId !== null;
  const { report, rejected } = outcome;
  const french = language === "fr";
  return (
    <>
      <Notice kind={rejected.length > 0 ? "warn" : "info"} language={language}>
        <p>
          {french
            ? `${count("fr", outcome.rowCount, "ligne lue", "lignes lues")}\u202f: ${formatNumber(outcome.recordCount, "fr")} ${isKept ? "prises" : "à prendre"}, ${formatNumber(rejected.length, "fr")} ${isKept ? "rejetées" : "à rejeter"}, ${formatNumber(outcome.repeated.length, "fr")} répétées.`
            : `${count("en", outcome.rowCount, "row", "rows")} read: ${formatNumber(outcome.recordCount, "en")} ${isKept ? "taken in" : "to be taken in"}, ${formatNumber(rejected.length, "en")} ${isKept ? "rejected" : "to be rejected"}, ${formatNumber(outcome.repeated.length, "en")} repeated.`}
        </p>
        {report === null ? null : (
          <p>
            {french
              ? `${count("fr", total(report, "opened"), "fiche ouverte", "fiches ouvertes")}, ${count("fr", total(report, "closed"), "close", "closes")}, ${count("fr", total(report, "renamed"), "renommée", "renommées")}, ${count("fr", total(report, "changed"), "champ changé", "champs changés")}.`
              : `${count("en", total(report, "opened"), "record", "records")} opened, ${formatNumber(total(report, "closed"), "en")} closed, ${formatNumber(total(report, "renamed"), "en")} renamed, ${count("en", total(report, "changed"), "field", "fields")} changed.`}
          </p>
        )}
        {outcome.demonstration ? <p>{words.trial[language]}</p> : null}
        {outcome.waitsForRows ? <p>{words.waits[language]}</p> : null}
        {isKept ? null : <p>{french ? "Rien n’a été enregistré." : "Nothing was recorded."}</p>}
        {isKept && rejected.length > 0 ? <p><a href={`/directory/rejected?import=${outcome.importId}`}>{words.rejected[language]}</a></p> : null}
      </Notice>
      {rejected.length === 0 ? null : <IssueTable issues={rejected.flatMap((row) => row.issues)} caption={words.rejected[language]} language={language} />}
    </>
  );
}

/** Reasons with their place, the first two hundred. */
export function IssueTable({ issues, caption, language }: { readonly issues: readonly Issue[]; readonly caption: string; readonly language: Language }): VNode {
  const more = issues.length - shown;
  return (
    <>
      <Table
        caption={caption}
        language={language}
        rows={issues.slice(0, shown)}
        columns={[
          { header: words.line[language], numeric: true, cell: (issue) => issue.line ?? "" },
          { header: words.column[language], cell: (issue) => issue.column ?? "" },
          { header: words.reasons[language], rowHeader: true, cell: (issue) => issue.text[language] },
        ]}
      />
      {more > 0 ? <p class="soft">{language === "fr" ? `… et ${formatNumber(more, "fr")} autres.` : `… and ${formatNumber(more, "en")} more.`}</p> : null}
    </>
  );
}
