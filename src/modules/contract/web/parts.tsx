import type { VNode } from "preact";
import { Notice } from "../../../kernel/html/index.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { ContractVersion } from "../store/version-store.ts";
import type { Place } from "./place.ts";
import type { Say } from "../../../kernel/i18n/say.ts";

/** "version 0 (texte d'origine)", "version 2 (avenant)". */
export function versionName(version: Pick<ContractVersion, "number" | "kind">, say: Say): string {
  return version.kind === "base" ? say(`version ${version.number} (texte d’origine)`, `version ${version.number} (original text)`) : say(`version ${version.number} (avenant)`, `version ${version.number} (amendment)`);
}

/** Which contract is this page about? Stands on every page that shows the contract; warns when no version was in force yet. */
export function VersionLine({ place }: { readonly place: Place }): VNode {
  const { say, language, version, on } = place;
  const from = version.inForceFrom === null ? null : formatDay(version.inForceFrom, language);
  const day = formatDay(on, language);
  return (
    <>
      {place.early ? (
        <Notice kind="warn" language={language} title={say(`Le ${day}, le contrat n’était pas encore en vigueur`, `On ${day} the contract was not in force yet`)}>
          <p>
            {from === null
              ? say("La première version est un projet. C’est elle qui est montrée.", "The first version is a draft. It is the one shown.")
              : say(`La première version est en vigueur depuis le ${from}. C’est elle qui est montrée.`, `The first version has been in force since ${from}. It is the one shown.`)}
          </p>
        </Notice>
      ) : null}
      <p class="soft small">
        {say("Contrat au", "Contract as of")} {day}{say("\u202f: ", ": ")}{versionName(version, say)}
        {from === null ? null : say(`, en vigueur depuis le ${from}`, `, in force since ${from}`)}.{" "}
        <a href={place.href("/contract#date")}>{say("Choisir une autre date", "Choose another date")}</a>
        {place.chosen ? <>{" · "}<a href={place.url.pathname}>{say("Revenir à la date courante", "Back to the current date")}</a></> : null}
      </p>
    </>
  );
}

/** "Ligne 260", "Lignes 1294 à 1297", "Lignes 12, 40 et 41" of the published document; null where they are not known. */
export function linesText(lines: readonly number[], say: Say): string | null {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  if (runs.length === 0) return null;
  // Line numbers are names, not quantities: no thousands separator.
  const texts = runs.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? say(`${from} et ${to}`, `${from} and ${to}`) : say(`${from} à ${to}`, `${from} to ${to}`)));
  const [first] = runs;
  const single = runs.length === 1 && first !== undefined && first[0] === first[1];
  return `${single ? say("Ligne", "Line") : say("Lignes", "Lines")} ${texts.join(", ")}`;
}

/** Where the published document says it, as a quiet line. */
export function DocumentLines({ lines, say }: { readonly lines: readonly number[]; readonly say: Say }): VNode | null {
  const text = linesText(lines, say);
  return text === null ? null : <p class="soft small">{text} {say("du document publié.", "of the published document.")}</p>;
}
