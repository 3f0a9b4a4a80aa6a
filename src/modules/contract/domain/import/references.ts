import type { IndicatorReference } from "../register.ts";
import { inCapitals, type Line } from "./lines.ts";
import type { Outline } from "./outline/outline.ts";
import { joinLines, paragraphLines } from "./paragraphs.ts";
import { fold } from "./words.ts";

const one = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}(?:[.\- ]?[a-z](?![\p{L}']))?`;
const list = new RegExp(String.raw`(?<!\p{L})indicateurs? (?:n[°º] ?)?(${one}(?:(?: ?, ?| et | ou | à | a )(?:l'indicateur |les indicateurs |l')?${one})*)`, "giu");
const range = new RegExp(String.raw`^(.*?)(\d{1,3}(?:\.\d{1,3})*)[.\- ]?([a-z]) (?:à|a) (?:\2[.\- ]?)?([a-z])$`, "i");

/** Codes of "8.a, 8.b, 8.c et 8.d", "3-a et 3-b", "3.a à 3.c": dotted, in order. */
export function codesOf(written: string): readonly string[] {
  const span = range.exec(written.trim());
  if (span !== null) {
    const from = (span[3] ?? "a").toLowerCase().charCodeAt(0);
    const to = (span[4] ?? "a").toLowerCase().charCodeAt(0);
    const letters = Array.from({ length: Math.max(0, Math.min(26, to - from + 1)) }, (_, index) => `${span[2] ?? ""}.${String.fromCharCode(from + index)}`);
    return [...codesOf(span[1] ?? ""), ...letters];
  }
  return [...written.matchAll(new RegExp(one, "giu"))].map((found) => {
    const letter = /[a-z]$/i.exec(found[0])?.[0].toLowerCase();
    const number = /^\d{1,3}(?:\.\d{1,3})*/.exec(found[0])?.[0] ?? "";
    return letter === undefined ? number : `${number}.${letter}`;
  });
}

/** Acronyms that the document spells out: "centres d'investigation clinique (CIC)". */
export function readAcronyms(texts: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const whole of texts) {
    for (const found of whole.matchAll(/\((\p{Lu}{2,8})\)/gu)) {
      const acronym = found[1] ?? "";
      if (known.has(acronym)) continue;
      const words = whole.slice(Math.max(0, found.index - 120), found.index).trim().split(/[\s'-]+/);
      for (let count = acronym.length; count <= Math.min(words.length, acronym.length + 4); count += 1) {
        const tail = words.slice(-count);
        if (!fold(tail[0] ?? "").startsWith(acronym[0]?.toLowerCase() ?? "")) continue;
        const initials = tail.filter((word) => word.length > 3 || /^\p{Lu}/u.test(word)).map((word) => fold(word)[0]).join("");
        if (initials !== fold(acronym)) continue;
        const text = whole.slice(0, found.index).trimEnd();
        known.set(acronym, text.slice(text.lastIndexOf(`${tail[0] ?? ""}`)).trim());
        break;
      }
    }
  }
  return known;
}

const passive = /^(.*?)\s(?:sera|seront|est|sont|pourra être|pourront être)\s+(?:\p{L}+\s){0,2}?(?:évalué|mesuré|suivi|apprécié|observé|retracé|compté)\p{L}*(?=\s|$)/iu;
const pronouns = /^(?:il|elle|ils|elles|ce|cela|celui-ci|celle-ci|ceux-ci|cette|ces|cet|leurs?|sa|son|ses|(?:l')?ensemble des actions|les actions)(?![\p{L}])/iu;

/** What the sentence around a reference says the indicator is about, when it names it; short, without articles. */
export function aboutOf(line: Pick<Line, "text" | "bullet">, at: number, end: number, acronyms: ReadonlyMap<string, string>): string | null {
  const text = line.text;
  const after = text.slice(end, end + 200);
  const told = /^(?:\s(?:du|de ce|de notre) (?:COMP|COP|contrat))?\s(?:sur|relati(?:fs?|ves?) (?:à|aux?)|portant sur|en matière de|concernant|de|d'|mesurant)\s?(?=\p{L})([^.;:()]{3,120})/u.exec(after)?.[1];
  if (told !== undefined && !/^(?:COMP|COP|contrat|l'ensemble)(?![\p{L}])/iu.test(told)) return tidy(told, acronyms);
  const from = Math.max(0, ...[...text.slice(0, at).matchAll(/(?:[.!?]\s+(?=\p{Lu})|;\s+)/gu)].map((found) => found.index + found[0].length));
  const sentence = text.slice(from, at).trim();
  const earlier = [...sentence.matchAll(list)].at(-1);
  if (earlier !== undefined) {
    // "… par l'indicateur 1.a, les publications par l'indicateur 1.b": the second subject stands between the two.
    const between = /^, (?:et )?((?:l'|le |la |les ).{3,120}?) (?:par|grâce à|à) (?:l'|les )?$/u.exec(`${sentence.slice(earlier.index + earlier[0].length)}`.replace(/'$/, "'"))?.[1];
    return between === undefined ? null : tidy(between, acronyms);
  }
  const subject = passive.exec(sentence)?.[1]?.trim();
  if (subject === undefined) return null;
  if (!pronouns.test(subject)) return tidy(subject.replace(/^(?:l'impact|l'effet|les effets|l'efficacité|l'atteinte|la réalisation) (?:sur |de |du |des |d')?(?:la |le |les |l')?/i, ""), acronyms);
  if (/^(?:il|elle|ils|elles)(?![\p{L}])/iu.test(subject) && line.bullet) return tidy(text.split(/,| : | est | sera | permet /)[0] ?? "", acronyms);
  return null;
}

function tidy(text: string, acronyms: ReadonlyMap<string, string>): string | null {
  const cut = text.split(/,| faite? | à l'Inserm/)[0]?.trim().replace(/[\s.;:]+$/, "").replace(/^(?:l'|le |la |les |un |une |des |du )/i, "") ?? "";
  if (cut.length < 3 || /^(?:programme|outils|ces outils|ce programme|action|impact)$/i.test(cut)) return null;
  const spelled = [...acronyms].filter(([acronym]) => new RegExp(`(?<!\\p{L})${acronym}(?!\\p{L})`, "u").test(cut) && !cut.includes("(")).map(([, long]) => long);
  return spelled.length === 0 ? cut.slice(0, 120) : `${cut} (${spelled.join(", ")})`.slice(0, 160);
}

type Place = IndicatorReference["from"];

/** What a line belongs to: the last action, or the objective before its first action, or a section between actions. */
function placeAt(line: number, outline: Outline): Place | null {
  const objective = outline.objectives.findLast((item) => item.at <= line && item.extent > 0);
  const action = outline.actions.findLast((item) => item.at <= line);
  const group = outline.groups.findLast((heading) => heading.number <= line && !inCapitals(heading.text));
  const from = objective?.at ?? 0;
  if (action !== undefined && action.at > from && (group === undefined || group.number < action.at)) return { kind: "action", code: action.code };
  if (group !== undefined && group.number > from && objective !== undefined) return { kind: "section", code: `${objective.code}/${group.text}` };
  return objective === undefined ? null : { kind: "objective", code: objective.code };
}

/** Every place where the text sends the reader to an indicator, but the indicator list itself. */
export function readReferences(lines: readonly Line[], outline: Outline, listLines: ReadonlySet<number>): readonly IndicatorReference[] {
  const references: IndicatorReference[] = [];
  const paragraphs = paragraphLines(lines.map((line) => line.raw)).map((numbers) => joinLines(numbers, (number) => lines[number - 1]?.text ?? ""));
  const acronyms = readAcronyms(paragraphs.map((one) => one.text));
  for (const paragraph of paragraphs) {
    const { text } = paragraph;
    const bullet = lines[(paragraph.lines[0] ?? 0) - 1]?.bullet === true;
    for (const found of text.matchAll(list)) {
      const end = found.index + found[0].length;
      const [from, to] = [paragraph.lineAt(found.index), paragraph.lineAt(end - 1)];
      const place = listLines.has(from) ? null : placeAt(from, outline);
      if (place === null) continue;
      const about = aboutOf({ text, bullet }, found.index, end, acronyms);
      const at = paragraph.lines.filter((line) => line >= from && line <= to);
      for (const indicator of codesOf(found[1] ?? "")) references.push({ from: place, indicator, about, lines: at });
    }
  }
  return references;
}
