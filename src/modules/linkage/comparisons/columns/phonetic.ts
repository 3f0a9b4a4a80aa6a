import type { Dialect } from "../../domain/dialect.ts";

/**
 * How a name sounds to French and English ears, coarsely: same code for DUPOND, DUPONT and DUPONS, PHILIPPE and FILIP,
 * THOMAS and TOMAS. Steps in order over upper case letters without accents; written so that RE2, Java and JavaScript read
 * them alike, which keeps SQL and TypeScript equal.
 */
export const phoneticSteps: readonly (readonly [pattern: string, by: string])[] = [
  ["[^A-Z]", ""],
  ["PH", "F"], ["SCH|SH|CH", "J"], ["QU|CK|K|Q", "C"], ["GN", "N"], ["TH|DH", "T"], ["Y", "I"], ["W", "V"], ["Z", "S"],
  ["C(E|I)", "S$1"], ["G(E|I)", "J$1"], ["H", ""],
  ["EAU|AU", "O"], ["AI|EI", "E"], ["(A|E)N", "AN"], ["M(B|P|F)", "N$1"],
  ["A+", "A"], ["B+", "B"], ["C+", "C"], ["D+", "D"], ["E+", "E"], ["F+", "F"], ["G+", "G"], ["I+", "I"], ["J+", "J"], ["L+", "L"],
  ["M+", "M"], ["N+", "N"], ["O+", "O"], ["P+", "P"], ["R+", "R"], ["S+", "S"], ["T+", "T"], ["U+", "U"], ["V+", "V"],
  ["(ES|E|S|T|D|X)+$", ""],
];

export function phoneticSql(text: string, dialect: Dialect): string {
  return `nullif(${phoneticSteps.reduce((sql, [pattern, by]) => dialect.replaceAll(sql, pattern, by), text)}, '')`;
}

export function phoneticOf(text: string): string | null {
  const code = phoneticSteps.reduce((value, [pattern, by]) => value.replaceAll(new RegExp(pattern, "g"), by), text);
  return code === "" ? null : code;
}
