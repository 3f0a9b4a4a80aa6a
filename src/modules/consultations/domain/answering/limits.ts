/** Bounds of a form: beyond them nobody answers, and counters grow past what can be kept apart. */
export const formLimits = {
  axes: 12,
  sectionsPerAxis: 20,
  questionsPerAxis: 60,
  groups: 4,
  optionsPerGroup: 12,
  options: 30,
  rankedOptions: 12,
  rows: 15,
  columns: 10,
  scaleSteps: 11,
  bands: 20,
  datesPerQuestion: 120,
  objectives: 20,
  conditionDepth: 5,
  conditionParts: 40,
  codeCharacters: 60,
  labelCharacters: 500,
  introductionCharacters: 4_000,
  textCharacters: 4_000,
  decimals: 3,
  /** Of the whole form as canonical JSON. */
  formCharacters: 400_000,
} as const;

/** Words that stand for something else among counters, or that no key of an object should be. */
export const reservedCodes: ReadonlySet<string> = new Set(["no-answer", "not-asked", "no-opinion", "chosen", "not-chosen", "unranked", "given", "all", "new", "constructor", "prototype"]);

/** Is this a code: lower-case words of letters and digits joined by hyphens, beginning with a letter, and no reserved word? */
export function isCode(text: string): boolean {
  return text.length <= formLimits.codeCharacters && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text) && !reservedCodes.has(text);
}

/** No control signs but tab and line ends, no half of a surrogate pair: what JSON, PostgreSQL and a page can hold. */
export function isWritable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && !/\p{Surrogate}/u.test(text);
}

/** Is there anything to see in this text? Blanks and signs without width are nothing. */
export function isBlankText(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** Has this number so many digits after its mark, or fewer? */
export function fitsDecimals(value: number, most: number): boolean {
  return Number(value.toFixed(most)) === value;
}
