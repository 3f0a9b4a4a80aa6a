import type { VNode } from "preact";
import { Notice, Table } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import type { TargetOverTime } from "../../domain/catalogue.ts";
import { describeTarget } from "../../domain/describe.ts";
import { sentenceCase } from "../words.ts";
import type { SheetSeriesData } from "./sheet-types.ts";
import { sheetWords } from "./sheet-words.ts";

/** "Contrat tel que signé", "Depuis l’avenant (version 1)". */
export function whoseTarget({ versionNumber }: TargetOverTime, language: Language): string {
  return versionNumber === 0 ? sheetWords[language].targetAsSigned : sheetWords[language].targetSince(versionNumber);
}

/** Each target over the time in which it was in force. Nothing where the contract has only ever said one thing. */
export function TargetsOver({ data, language }: { readonly data: SheetSeriesData; readonly language: Language }): VNode | null {
  const all = data.targetsOver ?? [];
  if (all.length < 2) return null;
  const words = sheetWords[language];
  return (
    <Table
      caption={words.targetsOver}
      language={language}
      rows={all.map((one, place) => ({ ...one, before: all[place - 1] ?? null }))}
      columns={[
        {
          header: words.targetsOverColumns.which,
          rowHeader: true,
          cell: (one) => (
            <>
              {whoseTarget(one, language)}
              {one.before === null ? null : <>{" "}<a class="small" href={`/contract/difference?from=${one.before.versionNumber}&to=${one.versionNumber}`}>{words.whatChanged}</a></>}
            </>
          ),
        },
        { header: words.targetsOverColumns.target, cell: (one) => (one.target === null ? words.noTarget : sentenceCase(pick(describeTarget(one.target), language))) },
        { header: words.targetsOverColumns.from, cell: (one) => formatDay(one.from, language) },
        { header: words.targetsOverColumns.until, cell: (one) => (one.until === null ? words.inForceStill : formatDay(addDays(one.until, -1), language)) },
      ]}
    />
  );
}

/** Said above everything else of a series that the contract no longer has. */
export function LeftNotice({ data, language }: { readonly data: SheetSeriesData; readonly language: Language }): VNode | null {
  if (data.leftOn === undefined || data.leftOn === null) return null;
  const words = sheetWords[language];
  return <Notice kind="warn" language={language} title={words.leftTitle(formatDay(data.leftOn, language))}><p>{words.leftText}</p></Notice>;
}
