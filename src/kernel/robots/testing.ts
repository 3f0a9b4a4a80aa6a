import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { robotFields, type RobotCheck } from "./robots.ts";

/** What a browser sends of this check once it has done the work. */
export async function solvedFields(check: RobotCheck): Promise<Record<string, string>> {
  const solution = await solveChallenge({ challenge: check.challenge, deriveKey });
  return { [robotFields.token]: check.token, [robotFields.solution]: JSON.stringify(solution), [robotFields.answer]: "", [robotFields.trap]: "" };
}

/** What a browser sends of the page `html` with this check in it, done at once; the house still wants its two seconds between showing and sending. */
export async function solvedFieldsOf(html: string): Promise<Record<string, string>> {
  const attribute = (pattern: RegExp): string => (pattern.exec(html)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const token = attribute(/name="robot-token" value="([^"]*)"/);
  const parameters = JSON.parse(attribute(/data-robots="([^"]*)"/)) as RobotCheck["challenge"]["parameters"];
  return solvedFields({ token, challenge: { parameters }, question: "", solution: "", answer: "" });
}

/** The right answer to a question of the check, as somebody who reads would give it. */
export function readAnswer(question: string): string {
  const ordinals = ["premier", "deuxième", "troisième", "quatrième", "cinquième", "first", "second", "third", "fourth", "fifth"];
  const at = ordinals.findIndex((word) => question.includes(`${word} mot`) || question.includes(`${word} word`)) % 5;
  const list = /(?:liste\u202f|list): (.*?)\u202f?\?$/.exec(question)?.[1];
  if (list !== undefined) return list.split(", ")[at] ?? "";
  const numbers: Readonly<Record<string, number>> = { un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10 };
  const [, a = "", b = ""] = /(\w+) plus (\w+)/.exec(question) ?? [];
  return String((numbers[a] ?? 0) + (numbers[b] ?? 0));
}
