import type { VNode } from "preact";
import type { Register } from "../../domain/register.ts";
import type { Place } from "../place.ts";

/** The indicator that a written code names, by itself or by one of its parts or measures; null when there is none. */
export function indicatorNamed(register: Register, code: string): string | null {
  const found = register.indicators.find(
    (one) => one.code === code || one.parts.some((part) => part.code === code || part.measures.some((measure) => measure.key === code) || part.targets.some((target) => target.series === code)),
  );
  return found?.code ?? null;
}

/** Codes of indicators as links to their sheets; one that leads nowhere says so. */
export function IndicatorCodes({ place, codes }: { readonly place: Place; readonly codes: readonly string[] }): VNode {
  return (
    <>
      {codes.map((code, index) => {
        const indicator = indicatorNamed(place.register, code);
        return (
          <>
            {index === 0 ? null : ", "}
            {indicator === null ? (
              <span>{code} <span class="tone-warn">({place.say("n’existe pas", "does not exist")})</span></span>
            ) : (
              <a class="nowrap" href={place.href(`/indicators/${encodeURIComponent(indicator)}`)} aria-label={`${place.say("Indicateur", "Indicator")} ${code}`}>{code}</a>
            )}
          </>
        );
      })}
    </>
  );
}
