import type { VNode } from "preact";
import { Tag, type Tone } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { progressOf, type Harvest, type HarvestStanding } from "../domain/harvest.ts";
import { sourceFacts } from "../domain/sources.ts";
import { standingWords, words } from "./words.ts";

const tones: Readonly<Record<HarvestStanding, Tone>> = { running: "accent", paused: "warn", cancelled: "quiet", failed: "bad", done: "good" };

export function StandingTag({ harvest, language }: { readonly harvest: Harvest; readonly language: Language }): VNode {
  return <Tag tone={tones[harvest.standing]}>{standingWords[harvest.standing][language]}</Tag>;
}

/** Rounded down: what lacks a record is not 100 % done. */
function percent(share: number, language: Language): string {
  return formatPercent(Math.floor(share * 100) / 100, language, 0);
}

/** What was asked, in words: `Collection INSERM, changé depuis le 1 mars 2025`. */
export function questionText({ source, query, since }: Pick<Harvest, "source" | "query" | "since">, language: Language): string {
  const kind = sourceFacts[source].kinds.find(({ by }) => by === query.by);
  const label = kind?.label[language] ?? query.by;
  const what = query.value === "" ? label : `${label}\u00a0${query.value}`;
  if (since === null) return what;
  const day = formatDay(since.day, language);
  if (since.of === "changed") return language === "fr" ? `${what}, changé depuis le ${day}` : `${what}, changed since ${day}`;
  return language === "fr" ? `${what}, publié depuis le ${day}` : `${what}, published since ${day}`;
}

/** How far: a bar and, in words, how many of how many. */
export function ProgressBar({ harvest, language }: { readonly harvest: Harvest; readonly language: Language }): VNode {
  const { done, total, share } = progressOf(harvest);
  const number = (value: number): string => formatNumber(value, language);
  const text = total === null ? number(done) : language === "fr" ? `${number(done)} sur ${number(total)}` : `${number(done)} of ${number(total)}`;
  return (
    <span class="harvest-progress">
      {share === null ? null : <progress value={Math.round(share * 1_000)} max={1_000} aria-label={words.progress[language]}>{percent(share, language)}</progress>}
      <span>{text}{share === null ? "" : ` (${percent(share, language)})`}</span>
    </span>
  );
}

/** `2 h 05`, `12 min`, `moins d’une minute`. */
export function durationText(seconds: number, language: Language): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return language === "fr" ? "moins d’une minute" : "less than a minute";
  if (minutes < 60) return `${minutes}\u00a0min`;
  return `${formatNumber(Math.floor(minutes / 60), language)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}`;
}
