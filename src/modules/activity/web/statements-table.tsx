import type { VNode } from "preact";
import { DataLink, EmptyState, Table, Tag } from "../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { ProvenStatement } from "../../directory/index.ts";
import { sayDate, type SaidStatement } from "./say-statement.ts";
import { words } from "./words.ts";

/** Who says what of a fact, from when to when, and when that was seen. */
export function StatementsTable({ statements, caption, language, showAbout = false }: { readonly statements: readonly SaidStatement[]; readonly caption: string; readonly language: Language; readonly showAbout?: boolean }): VNode {
  const say = words[language];
  return (
    <Table<SaidStatement>
      caption={caption}
      captionHidden
      language={language}
      rows={statements}
      empty={<EmptyState title={say.noStatement} />}
      columns={[
        { header: say.field, rowHeader: true, cell: (one) => pick(one.field, language) },
        ...(showAbout ? [{ header: say.about, cell: ({ about }: SaidStatement) => (about === null ? "–" : <DataLink href={about.href}>{about.label}</DataLink>) }] : []),
        { header: say.value, cell: (one) => (one.text === null ? <span class="soft">{say.restricted}</span> : <DataLink href={one.href}>{one.text}</DataLink>) },
        { header: say.valid, cell: ({ statement }) => validity(statement, language) },
        { header: say.source, cell: (one) => <Source said={one} language={language} /> },
        { header: say.observed, cell: ({ statement }) => observed(statement, language) },
      ]}
    />
  );
}

function Source({ said, language }: { readonly said: SaidStatement; readonly language: Language }): VNode {
  const { statement, text } = said;
  const { raw } = statement;
  return (
    <div>
      {pick(statement.sourceName, language)}
      <span class="event-details">{words[language].record(statement.recordKey)}</span>
      {text === null || raw === null || raw === "" || raw === text || raw === statement.value ? null : <span class="event-details">{words[language].written(raw)}</span>}
      {statement.demonstration ? <Tag>{words[language].demonstration}</Tag> : null}
    </div>
  );
}

function validity({ validFrom, validUntil }: ProvenStatement, language: Language): string {
  const say = words[language];
  if (validFrom === null && validUntil === null) return say.undated;
  return [validFrom === null ? null : say.from(sayDate(validFrom, language)), validUntil === null ? null : say.until(sayDate(validUntil, language))].filter((one) => one !== null).join(" ");
}

function observed({ firstObservedOn, lastObservedOn, endedOn }: ProvenStatement, language: Language): string {
  const say = words[language];
  const seen = firstObservedOn === lastObservedOn ? formatDay(firstObservedOn, language) : say.between(formatDay(firstObservedOn, language), formatDay(lastObservedOn, language));
  return endedOn === null ? seen : `${seen}${language === "fr" ? "\u202f; " : "; "}${say.ended(formatDay(endedOn, language))}`;
}
