import type { VNode } from "preact";
import { Button } from "../../../../../kernel/html/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { Creator } from "../../../domain/metadata.ts";
import { changeOf } from "../form/field-key.ts";
import type { Offer } from "../proposals/offer.ts";
import { emptyMetadata } from "../../../domain/empty.ts";
import { say } from "../words.ts";

/** What is known already, each with where it comes from and one button. The buttons send the form: what was typed is saved first. */
export function Offers({ offers, language }: { readonly offers: readonly Offer[]; readonly language: Language }): VNode | null {
  if (offers.length === 0) return null;
  const fillable = offers.filter(({ replaces }) => !replaces).length;
  return (
    <section class="offers" aria-labelledby="offers">
      <h2 id="offers" class="offers-title">{say("knownAlready", language)}</h2>
      <ul>
        {offers.map((offer) => (
          <li>
            <span class="offer-text"><strong>{offer.spec.label[language]}</strong>{language === "fr" ? "\u202f" : ""}: {textOfOffer(offer, language)} <span class="soft small">{sourceText(offer, language)}</span></span>
            <Button kind="second" name="take" value={offer.id}>{say("take", language)}<span class="visually-hidden"> {offer.spec.label[language]}</span></Button>
          </li>
        ))}
      </ul>
      {fillable > 1 ? <p><Button kind="second" name="take" value="all">{say("takeAll", language)}</Button></p> : null}
    </section>
  );
}

function textOfOffer({ spec, value }: Offer, language: Language): string {
  const change = changeOf(emptyMetadata("human"), new Map([[spec.key, value]]));
  const text = spec.tell({ ...emptyMetadata("human"), ...change }, language).join(" ; ");
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}

function sourceText({ from, replaces }: Offer, language: Language): string {
  const kinds = { file: { fr: "fichier", en: "file" }, directory: { fr: "annuaire", en: "directory" }, doi: { fr: "registre des DOI", en: "DOI registry" }, account: { fr: "votre compte", en: "your account" }, publication: { fr: "publication", en: "publication" } } as const;
  const source = `${kinds[from.kind][language]}${from.name === "" ? "" : `${language === "fr" ? "\u202f" : ""}: ${from.name}`}`;
  return replaces ? `(${source}${language === "fr" ? "\u202f; remplace ce qui est écrit" : "; takes the place of what is written"})` : `(${source})`;
}

/** People of the unit, each one press away from being a creator. */
export function PeopleOffers({ people, language }: { readonly people: readonly Creator[]; readonly language: Language }): VNode | null {
  if (people.length === 0) return null;
  return (
    <details class="disclosure" open={people.length <= 6}>
      <summary>{language === "fr" ? "Ajouter une personne de l’unité" : "Add somebody of the unit"}</summary>
      <div class="disclosure-body people-offers">
        {people.map(({ name, orcid }, at) => <Button kind="second" name="person" value={orcid ?? name}>{language === "fr" ? "Ajouter" : "Add"} {name}{orcid === null ? "" : " (ORCID)"}<span class="visually-hidden"> {at + 1}</span></Button>)}
      </div>
    </details>
  );
}
