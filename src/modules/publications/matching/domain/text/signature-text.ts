/** A run of letters or of digits, folded; `start` and `end` are places in the text as written. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: boolean;
  /** What stands between it and the token before: nothing, a joint (`-`, `_`, `.`, `/`), spaces, or a stronger break. */
  readonly gap: "none" | "joint" | "space" | "break";
  /** Rank of the piece between commas, and of the one between semicolons, that it stands in. */
  readonly part: number;
  readonly segment: number;
}

export interface SignatureText {
  readonly raw: string;
  /** As written, without what never names an affiliation: addresses of mail and web, telephone numbers, notices of access. Same length. */
  readonly clean: string;
  readonly tokens: readonly Token[];
}

/** Longest text that is read; a signature beyond it is a whole by-line by mistake. */
export const longestSignature = 4_000;

const blanks: readonly RegExp[] = [
  /[^\s<>()[\],;:]{1,80}@[^\s<>()[\],;]{1,120}/g,
  /\b(?:https?:\/\/|www\.)[^\s<>]{1,200}/gi,
  /\b(?:t[ée]l(?:ephone|éphone)?|phone|fax|mobile)\b[.:]{0,2} {0,2}[+(]?[\d(][\d ().\-/]{6,24}/gi,
  /\+\d{1,3}[\d ().\-/]{7,20}/g,
  /\b(?:\d{2}[ .]){4}\d{2}\b/g,
  /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/g,
  /\baccess provided by\b[^;]{0,300}/gi,
];

function withoutNoise(raw: string): string {
  let text = raw;
  for (const pattern of blanks) text = text.replace(pattern, (found) => " ".repeat(found.length));
  return text;
}

const letter = /\p{L}/u;
const folds = new Map<string, string>([["œ", "oe"], ["æ", "ae"], ["ß", "ss"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ı", "i"]]);

/** One character without accent and in lower case; null where it is neither letter nor digit; empty where it only marks another. */
function foldCharacter(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character;
    return code >= 65 && code <= 90 ? character.toLowerCase() : null;
  }
  const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (plain === "") return "";
  const known = folds.get(plain);
  if (known !== undefined) return known;
  return /^[a-z0-9]+$/.test(plain) || letter.test(plain) ? plain : null;
}

/**
 * A signature as words and numbers, accents, case and kinds of dashes set aside, each with its place in the text as
 * written. Letters and digits part even where nothing stands between (`U1016` is `u`, `1016`); initials with points are one
 * word (`I.N.S.E.R.M.` is `inserm`).
 */
export function readSignature(given: string): SignatureText {
  const raw = given.slice(0, longestSignature);
  const clean = withoutNoise(raw);
  const tokens: Token[] = [];
  let text = "";
  let start = 0;
  let end = 0;
  let number = false;
  let between = "";
  let part = 0;
  let segment = 0;
  const close = (): void => {
    if (text === "") return;
    // `…, France, and Inserm…`: a second affiliation begins.
    if ((text === "and" || text === "et") && between.includes(",") && tokens.at(-1)?.text === "france") { segment += 1; part += 1; }
    tokens.push({ text, start, end, number, gap: gapOf(between), part, segment });
    text = "";
    between = "";
  };
  for (let at = 0; at < clean.length; at += 1) {
    const character = clean[at] ?? "";
    const folded = foldCharacter(character);
    if (folded === "") { end = at + 1; continue; }
    if (folded === null) {
      close();
      between += character;
      if (character === ";" || character === "|" || character === "\n") { segment += 1; part += 1; } else if (character === ",") part += 1;
      continue;
    }
    const digit = folded >= "0" && folded <= "9" && folded.length === 1;
    if (text !== "" && digit !== number) close();
    if (text === "") {
      start = at;
      number = digit;
      // A stroke between spaces parts two affiliations, as a semicolon does.
      if (between.includes(" / ") || between.includes(" // ")) { segment += 1; part += 1; }
    }
    text += folded;
    end = at + 1;
  }
  close();
  return { raw, clean, tokens: joinInitials(tokens, clean) };
}

function gapOf(between: string): Token["gap"] {
  if (between === "") return "none";
  if (/^[-_./\u2010-\u2015\u2212'’·]+$/.test(between)) return "joint";
  return /^[\s\u00a0\u202f]+$/.test(between) ? "space" : "break";
}

function joinInitials(tokens: readonly Token[], clean: string): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (first === undefined) break;
    let until = at;
    const pointed = (from: number): boolean => {
      const [one, next] = [tokens[from], tokens[from + 1]];
      return one !== undefined && next !== undefined && !next.number && next.text.length === 1 && /^\.-?$/.test(clean.slice(one.end, next.start));
    };
    if (!first.number && first.text.length === 1) while (pointed(until)) until += 1;
    const last = tokens[until];
    if (until - at >= 2 && last !== undefined) {
      joined.push({ ...first, text: tokens.slice(at, until + 1).map((one) => one.text).join(""), end: last.end });
      at = until;
    } else joined.push(first);
  }
  return joined;
}

/** Words alone, for names that are indexed: folded as signatures are. */
export function foldWords(text: string): readonly string[] {
  return readSignature(text).tokens.map((token) => token.text);
}
