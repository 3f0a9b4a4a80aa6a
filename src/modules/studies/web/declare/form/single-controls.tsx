import { Field, fieldId } from "../../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../../kernel/i18n/format.ts";
import type { StudyDate } from "../../../domain/parts.ts";
import { partialDateText } from "../../shown/words.ts";
import { readNumberText, readPartialDateText } from "./dates-and-numbers.ts";
import { Group, Input, textOf, type Control } from "./kit.ts";

/** A number that may have decimals: ages below one year. */
export function anyNumber(): Control<number | null> {
  return {
    read: (written, key, unread) => readNumberText(textOf(written, key), key, unread),
    show: (value, key, labels, showing) => <Input name={key} label={labels.label[showing.language]} {...(labels.hint === undefined ? {} : { hint: labels.hint[showing.language] })} value={showing.unreadAt(key) ?? (value === null ? "" : String(value))} inputMode="numeric" short error={showing.errorAt(key, true)} advice={showing.adviceAt(key)} language={showing.language} />,
    tell: (value, language) => (value === null ? [] : [formatNumber(value, language)]),
  };
}

/** A date as precise as it is known, and whether it is expected or has come about. */
export function studyDate(): Control<StudyDate | null> {
  return {
    read(written, key, unread) {
      const date = readPartialDateText(textOf(written, `${key}.date`), `${key}.date`, unread);
      const kind = textOf(written, `${key}.kind`);
      return date === null ? null : { date, kind: kind === "expected" || kind === "actual" ? kind : null };
    },
    show(value, key, labels, showing) {
      const { language } = showing;
      const fr = language === "fr";
      return (
        <Group id={fieldId(key)} labels={labels} path={key} showing={showing}>
          <div class="side-by-side">
            <Input name={`${key}.date`} label={fr ? "Date" : "Date"} hint={fr ? "Une année, un mois ou un jour\u202f: 2026, 2026-03 ou 2026-03-12." : "A year, a month or a day: 2026, 2026-03 or 2026-03-12."} value={showing.unreadAt(`${key}.date`) ?? value?.date ?? ""} error={showing.errorAt(`${key}.date`)} advice={showing.adviceAt(`${key}.date`)} language={language} />
            <Field control="select" name={`${key}.kind`} label={fr ? "Prévue ou réelle" : "Expected or actual"} value={value?.kind ?? ""} options={[{ value: "", label: fr ? "Non précisé" : "Not said" }, { value: "expected", label: fr ? "prévue" : "expected" }, { value: "actual", label: fr ? "réelle" : "actual" }]} language={language} />
          </div>
        </Group>
      );
    },
    tell: (value, language) => (value === null ? [] : [`${partialDateText(value.date, language)}${value.kind === null ? "" : value.kind === "expected" ? (language === "fr" ? " (prévue)" : " (expected)") : ""}`]),
  };
}
