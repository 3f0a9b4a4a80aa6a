import type { Line } from "../lines.ts";

/** The three floors of a contract, and the indicator that stands beside them. */
export type Level = "priority" | "objective" | "action" | "indicator";

/** A line that names a numbered item: `### Action 12 • Redynamiser…`, `**14** | **Objectif 1** • …`. */
export interface Mention {
  readonly word: string;
  readonly code: string;
  readonly title: string;
  readonly line: Line;
  readonly lines: readonly number[];
  /** Carries a page number: an entry of a table of contents. */
  readonly contents: boolean;
}

const levelWords =
  "fiches?[ -]actions?|fiches?|actions?|objectifs?(?: (?:strategiques?|operationnels?|generaux|general|specifiques?))?|priorites?|priority|objective|axes?(?: strategiques?)?|" +
  "orientations?(?: strategiques?)?|ambitions?|piliers?|defis?|jalons?|mesures?|chantiers?|leviers?|engagements?|volets?|enjeux?|themes?|indicateurs?|indicator";
const code = String.raw`(?:\d{1,3}(?:[.\-]\d{1,3}){0,4}|[ivx]{1,5}|[a-h](?:[.\-]?\d{1,3}){0,3})(?:[.\-]?[a-z](?![\p{L}\d]))?`;
const shape = new RegExp(String.raw`^(?:\d{1,3} ?\| ?)?(${levelWords}) ?(?:n ?[°ºo] ?)?(${code})(?![\p{L}\d%])(?! ?%)`, "u");
const lone = new RegExp(`^(${levelWords})$`);
const separator = /^ ?(?:[•·:.\-–—|)]+ ?)+/;
const pageBefore = /^\d{1,3} ?\|/;
const pageAfter = / ?(?:\.{3,}|…|(?: ?\. ?){4,}|\|) ?\d{1,3}$|(?:\t| {2,})\d{1,3}\s*$/;

/** Singular word of the level as written: `objectif`, `action`, `axe`. Fiche action is action. */
function wordOf(written: string): string {
  const first = written.replace(/^fiches?[ -](?=a)/, "").replace(/^enjeux$/, "enjeu").split(" ")[0] ?? "";
  return first.replace(/s$/, "").replace(/^priority$/, "priorite").replace(/^objective$/, "objectif").replace(/^indicator$/, "indicateur");
}

function nextFilled(lines: readonly Line[], from: number, within: number): Line | undefined {
  for (let index = from; index < Math.min(lines.length, from + within); index += 1) {
    const line = lines[index];
    if (line !== undefined && !line.blank && !line.running) return line;
  }
  return undefined;
}

function isPageNumber(text: string): boolean {
  return /^\|? ?\d{1,3} ?\|?$/.test(text);
}

/** Does the title plainly go on in the next line? */
function continuation(title: string, line: Line, next: Line | undefined, later: Line | undefined): boolean {
  if (next === undefined || next.blank || next.bullet || next.tabular || shape.test(next.folded) || title === "" || next.text.length > 160) return false;
  if (next.level > 0 && next.level < 8 && next.level !== line.level) return false;
  if (/[.;:!?]$/.test(title)) return false;
  const open = /(?:[,'-]|(?:^| )(?:de|des|du|d|la|le|les|l|un|une|et|ou|à|au|aux|en|sur|pour|par|dans|avec|vers|entre))$/i.test(title);
  if (line.level > 0 && line.level < 7 && next.level === 0 && next.text.length < 140 && (later === undefined || later.blank) && !/[.;:!?]$/.test(next.text)) return true;
  return open || (/^\p{Ll}/u.test(next.text) && (line.level === 0 || line.level >= 7 ? title.length >= 30 : true));
}

function mentionAt(lines: readonly Line[], index: number): Mention | null {
  const line = lines[index];
  if (line === undefined || line.blank || line.text.length > 400) return null;
  const alone = line.level > 0 && lone.test(line.folded) ? nextFilled(lines, index + 1, 3) : undefined;
  if (alone !== undefined && /^\d{1,2}$/.test(alone.text)) return titled(lines, index + (alone.number - line.number), line, wordOf(line.folded), alone.text, "", false);
  const found = shape.exec(line.folded);
  if (found === null) return null;
  const written = found[2] ?? "";
  const asWritten = line.text.slice(found[0].length - written.length, found[0].length);
  if (!/^[\p{Lu}\d]/u.test(asWritten)) return null;
  const contents = pageBefore.test(line.text) || pageAfter.test(line.raw.replace(/\*/g, "").trimEnd());
  const after = line.text.slice(found[0].length);
  const mark = separator.exec(after);
  const first = line.text.replace(pageBefore, "").trimStart();
  if (line.level === 0 || line.level === 8) {
    if (!/^\p{Lu}/u.test(first)) return null;
    if (mark === null && after.trim() !== "" && !/^ ["«]?[\p{Lu}\d]/u.test(after)) return null;
    if (mark?.[0].trim() !== "•" && /[.;]$/.test(after) && after.length > 120) return null;
  }
  if (mark === null && /^,|^ ?et /.test(after)) return null;
  const title = after.slice(mark?.[0].length ?? 0).replace(pageAfter, "").trim();
  return titled(lines, index, line, wordOf(found[1] ?? ""), asWritten.replace(/-/g, "."), title, contents);
}

function titled(lines: readonly Line[], index: number, line: Line, word: string, codeText: string, start: string, contents: boolean): Mention {
  const used = [line.number];
  let title = start;
  if (title === "") {
    let next = nextFilled(lines, index + 1, 8);
    if (next !== undefined && isPageNumber(next.text)) next = nextFilled(lines, next.number, 8);
    if (next !== undefined && next.text.length <= 250 && !shape.test(next.folded) && !next.tabular && !/^definition|^valeur/.test(next.folded)) {
      title = next.text;
      used.push(next.number);
    }
  }
  for (let more = 0; more < 2 && title !== ""; more += 1) {
    const next = lines[used.at(-1) ?? 0];
    if (!continuation(title, line, next, lines[(used.at(-1) ?? 0) + 1]) || next === undefined) break;
    title = `${title} ${next.text}`.replace(/' /, "'");
    used.push(next.number);
  }
  return { word, code: codeText, title: title.replace(/\*/g, ""), line, lines: used, contents };
}

/** Every line that names a numbered item, in the order of the document. */
export function findMentions(lines: readonly Line[]): readonly Mention[] {
  const found: Mention[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const mention = mentionAt(lines, index);
    if (mention !== null) found.push(mention);
  }
  return found;
}

const candidates: Readonly<Record<"priority" | "objective" | "action", readonly string[]>> = {
  action: ["action", "mesure", "fiche", "engagement", "jalon", "chantier", "levier"],
  objective: ["objectif", "orientation", "ambition", "defi", "enjeu"],
  priority: ["priorite", "axe", "pilier", "ambition", "orientation", "defi", "volet", "theme", "enjeu"],
};

/** Which word of this document stands for which level. A word serves one level; the others are left out and told. */
export function assignWords(mentions: readonly Mention[]): ReadonlyMap<string, Level> {
  const count = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const codes = count.get(mention.word) ?? new Set();
    codes.add(mention.code);
    count.set(mention.word, codes);
  }
  const assigned = new Map<string, Level>([["indicateur", "indicator"]]);
  const size = (word: string): number => count.get(word)?.size ?? 0;
  const has = (word: string): boolean => count.has(word) && !assigned.has(word);
  const tops = candidates.priority.filter((word) => has(word));
  if (has("objectif")) assigned.set("objectif", "objective");
  else {
    const middle = candidates.objective.filter((word) => has(word));
    const deepest = middle.sort((one, other) => size(other) - size(one))[0];
    if (deepest !== undefined && tops.some((word) => word !== deepest)) assigned.set(deepest, "objective");
  }
  const top = candidates.priority.filter((word) => has(word)).sort((one, other) => size(other) - size(one))[0];
  if (top !== undefined) assigned.set(top, "priority");
  const bottom = candidates.action.find((word) => has(word));
  if (bottom !== undefined) assigned.set(bottom, "action");
  return assigned;
}
