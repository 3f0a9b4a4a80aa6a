import { both } from "../../../../../kernel/i18n/format.ts";
import type { CheckContext } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { readFigures, type Figure } from "../text/figures.ts";
import { money, printNumber } from "../text/print.ts";
import { sentences } from "../text/sections.ts";
import { plain, sharedWeight, stems } from "../text/words.ts";

/** Share times whole and the amount said may be this far apart before it is a remark. */
const farApart = 1.5;
const enoughShared = 1.1;

/**
 * Sentences of the form "23 % of the own resources, that is nearly 330 M€", where an indicator says how much the whole is.
 * A remark, since the two may be about different periods; the contract has to say which.
 */
export function checkSharesInText(context: CheckContext): Contradiction[] {
  if (context.document === null) return [];
  const document = context.document;
  return context.blocks.flatMap((block) =>
    sentences(document, block.from, block.to).flatMap((sentence) => {
      const text = plain(sentence.text);
      const figures = readFigures(sentence.text);
      return figures.flatMap((share, index) => {
        const amount = figures[index + 1];
        if (share.kind !== "share" || amount?.kind !== "eur") return [];
        const between = text.slice(share.end, amount.start);
        if (!/^ ?%? (?:de |du |des |d')[^.]*\bsoit\b/u.test(between)) return [];
        return compare(context, share, amount, between, sentence.lines);
      });
    }),
  );
}

function compare(context: CheckContext, share: Figure, amount: Figure, between: string, at: readonly number[]): Contradiction[] {
  const subject = stems(between);
  const wholes = context.parts.flatMap(({ part, stems: own }) =>
    part.measures
      .filter((measure) => measure.unit.kind === "eur" && measure.baseline.kind === "value")
      .map((measure) => ({ measure, part, shared: sharedWeight(subject, own, context.weights) })),
  );
  const best = wholes.filter((one) => one.shared >= enoughShared).sort((a, b) => b.shared - a.shared)[0];
  if (best === undefined || best.measure.baseline.kind !== "value") return [];
  const { baseline } = best.measure;
  const expected = share.value * baseline.value;
  if (Math.max(expected, amount.value) / Math.min(expected, amount.value) <= farApart) return [];
  const percent = printNumber(share.value * 100);
  const over = share.bound === "more-than" ? both("plus de ", "more than ") : both("", "");
  const about = amount.approximate ? both("près de ", "nearly ") : both("", "");
  const [whole, product, said] = [money(baseline.value), money(Math.round(expected / 1e5) * 1e5), money(amount.value)];
  return [
    contradiction(
      "share-does-not-fit",
      "remark",
      {
        fr: `Le texte dit ${over.fr}${percent.fr} % d’un tout, soit ${about.fr}${said.fr} ; l’indicateur ${best.part.code} donne ${whole.fr} pour ce tout (${baseline.year}), dont ${percent.fr} % font ${product.fr}. L’année ou le périmètre diffère sans être dit.`,
        en: `The text says ${over.en}${percent.en}% of a whole, that is ${about.en}${said.en}; indicator ${best.part.code} gives ${whole.en} for that whole (${baseline.year}), of which ${percent.en}% is ${product.en}. The year or the perimeter differs without being said.`,
      },
      [...at, ...baseline.lines],
      [best.part.code],
    ),
  ];
}
