import type { VNode } from "preact";
import { Heading, Table } from "../../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { StudyContent } from "../../../domain/content.ts";
import { changedFields } from "../../../domain/difference.ts";
import { fieldOf } from "../../../domain/fields/index.ts";
import type { Study } from "../../../domain/study.ts";
import type { DescribeContext } from "../../shown/context.ts";
import { describe } from "../../shown/describe.ts";
import { ValueView } from "../../shown/shown-view.tsx";

/** What would change for readers: before and after, field by field. */
export function Differences({ before, after, words, language }: { readonly before: Study; readonly after: StudyContent; readonly words: DescribeContext; readonly language: Language }): VNode {
  const fr = language === "fr";
  const rows = changedFields(before.content, after).flatMap((name) => fieldOf(name) ?? []);
  return (
    <>
      <Heading level={2}>{fr ? `Ce qui change depuis la version ${formatNumber(before.version, "fr")}` : `What changes since version ${formatNumber(before.version, "en")}`}</Heading>
      <Table caption={fr ? "Avant et après" : "Before and after"} captionHidden rows={rows} language={language} empty={<p class="soft">{fr ? "Rien." : "Nothing."}</p>} columns={[
        { header: fr ? "Champ" : "Field", rowHeader: true, cell: (field) => field.label[language] },
        { header: fr ? "Version publiée" : "Published version", cell: (field) => <ValueView value={describe(field, before.content, words)} language={language} /> },
        { header: fr ? "Nouvelle version" : "New version", cell: (field) => <ValueView value={describe(field, after, words)} language={language} /> },
      ]} />
    </>
  );
}
