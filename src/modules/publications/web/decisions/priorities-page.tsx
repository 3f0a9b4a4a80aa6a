import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { fieldPriorities } from "../../domain/fields/priorities.ts";
import { sourceNames } from "../reading/words.ts";
import { words } from "./words.ts";

/** The table of priorities, as the program applies it. */
export function PrioritiesPage({ language }: { readonly language: Language }): VNode {
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.priorities[language] }]} />
      <Heading level={1}>{words.priorities[language]}</Heading>
      <Lead>{words.prioritiesLead[language]}</Lead>
      <Table
        caption={words.priorities[language]} captionHidden language={language} rows={fieldPriorities}
        columns={[
          { header: words.field[language], rowHeader: true, cell: ({ label }) => label[language] },
          { header: language === "fr" ? "Sources, la première a raison" : "Sources, the first is right", cell: ({ sources }) => sources.map((source) => sourceNames[source][language]).join(" › ") },
          { header: language === "fr" ? "Pourquoi" : "Why", cell: ({ why }) => why[language] },
        ]}
      />
    </>
  );
}
