import type { Authorship } from "../../domain/record.ts";
import { plainOrNull } from "./text.ts";

type Name = Omit<Authorship, "rank">;

/**
 * The names of a BibTeX list, each in its parts: `Family, Given`, `Family, Jr, Given`, `Given von Family`, `{A Group}`. What
 * stands in braces is one. Read here since the library takes any small letter for a particle (`a-a` became two words).
 */
export function bibtexNames(list: string, decodeTex: (text: string) => string): readonly Name[] {
  return atDepthZero(list, /^\s+and\s+/i).flatMap((piece) => nameOf(piece.trim(), decodeTex) ?? []);
}

function nameOf(text: string, decodeTex: (text: string) => string): Name | null {
  const read = (part: string | undefined): string | null => (part === undefined || part === "" ? null : plainOrNull(decodeTex(part)));
  const rest = { orcid: null, corresponding: false, affiliations: [] };
  const commas = atDepthZero(text, /^\s*,\s*/);
  const [first, second, third] = commas;
  if (second !== undefined) {
    const family = read(first);
    const given = read(third ?? second);
    const name = [given, family, third === undefined ? null : read(second)].filter((part) => part !== null).join(" ");
    return name === "" ? null : { name, given, family, ...rest };
  }
  const words = atDepthZero(text, /^[\s~]+/).filter((word) => word !== "");
  const name = read(text);
  if (name === null) return null;
  if (words.length < 2) return { name, given: null, family: name === "others" ? null : name, ...rest };
  // The family name begins at the first small letter, else it is the last word.
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word));
  const at = particle === -1 ? words.length - 1 : particle;
  return { name, given: read(words.slice(0, at).join(" ")), family: read(words.slice(at).join(" ")), ...rest };
}

/** Pieces of a text between separators that stand outside braces. */
function atDepthZero(text: string, separator: RegExp): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (depth === 0) {
      const found = /[\s,~]/.test(character ?? "") ? separator.exec(text.slice(at, at + 100)) : null;
      if (found === null) continue;
      pieces.push(text.slice(from, at));
      at += found[0].length - 1;
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}
