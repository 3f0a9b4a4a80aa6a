import type { VNode } from "preact";
import { DataLink, Disclosure, Heading, Tag } from "../../../../kernel/html/index.ts";
import { formatPercent, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { AffiliationMatch, WorkSignature } from "../../domain/affiliation-match.ts";
import type { Authorship } from "../../domain/record.ts";
import type { Work } from "../../domain/work.ts";
import { sourceNames } from "./words.ts";

/** Beyond this many, authors are folded: a consortium signs by the hundred. */
const authorsShown = 25;

const placeOf = ({ kind, code }: AffiliationMatch): string => `/${kind === "structure" ? "structures" : "organisations"}/${encodeURIComponent(code)}`;

/** Who signs, in the order of the by-line, with the text of each signature and the structures that it names. */
export function Byline({ work, signatures, language }: { readonly work: Work; readonly signatures: readonly WorkSignature[]; readonly language: Language }): VNode {
  const fr = language === "fr";
  const authors = work.authors?.value ?? [];
  const first = authors.slice(0, authorsShown);
  const rest = authors.slice(authorsShown);
  const item = (author: Authorship): VNode => <Author author={author} signatures={signatures} language={language} />;
  return (
    <section aria-labelledby="signatures">
      <Heading level={2} id="signatures">{fr ? "Auteurs et signatures" : "Authors and signatures"}</Heading>
      {authors.length === 0 ? <p class="soft">{fr ? "Aucune source ne donne les auteurs." : "No source gives the authors."}</p> : (
        <>
          <Structures signatures={signatures} language={language} />
          <ol class="work-authors">{first.map(item)}</ol>
          {rest.length === 0 ? null : (
            <Disclosure summary={fr ? `${rest.length} ${plural(language, rest.length, { one: "autre auteur", other: "autres auteurs" })}` : `${rest.length} more ${plural(language, rest.length, { one: "author", other: "authors" })}`}>
              <ol class="work-authors" start={authorsShown + 1}>{rest.map(item)}</ol>
            </Disclosure>
          )}
          <p class="small soft">{fr ? "Signatures telles que les donne " : "Signatures as given by "}{work.authors === null ? "" : sourceNames[work.authors.source][language]}.</p>
        </>
      )}
    </section>
  );
}

/** The structures that the signatures name, each once. */
function Structures({ signatures, language }: { readonly signatures: readonly WorkSignature[]; readonly language: Language }): VNode | null {
  const named = new Map(signatures.flatMap(({ matches }) => matches).filter(({ kind, standing }) => kind === "structure" && standing !== "rejected").map((match) => [match.code, match]));
  if (named.size === 0) return null;
  return (
    <p>
      {language === "fr" ? (named.size > 1 ? "Structures reconnues\u202f: " : "Structure reconnue\u202f: ") : named.size > 1 ? "Structures recognised: " : "Structure recognised: "}
      {[...named.values()].map((match, index) => <>{index === 0 ? null : ", "}<a href={placeOf(match)}>{match.name}</a></>)}
    </p>
  );
}

function Author({ author, signatures, language }: { readonly author: Authorship; readonly signatures: readonly WorkSignature[]; readonly language: Language }): VNode {
  const fr = language === "fr";
  const own = signatures.filter(({ rank }) => rank === author.rank);
  const raws = own.length > 0 ? own : author.affiliations.map(({ raw, country }) => ({ rank: author.rank, name: author.name, raw, country, matches: [] }));
  return (
    <li>
      <span class="work-author">{author.name}</span>
      {author.orcid === null ? null : <>{" "}<DataLink href={`https://orcid.org/${author.orcid}`} className="small">ORCID</DataLink></>}
      {author.corresponding ? <>{" "}<Tag>{fr ? "correspondance" : "corresponding"}</Tag></> : null}
      {raws.filter(({ raw }) => raw !== "").map((signature) => <Signature signature={signature} language={language} />)}
    </li>
  );
}

function Signature({ signature, language }: { readonly signature: WorkSignature; readonly language: Language }): VNode {
  const fr = language === "fr";
  const matches = signature.matches.filter(({ standing }) => standing !== "rejected");
  return (
    <div class="work-signature">
      <p class="small soft">{signature.raw}</p>
      {matches.length === 0 ? null : (
        <Disclosure summary={<>{fr ? "Reconnu\u202f: " : "Recognised: "}{matches.map(({ name }) => name).join(fr ? "\u202f; " : "; ")}</>}>
          <ul class="origins">
            {matches.map((match) => (
              <li>
                <p><a href={placeOf(match)}>{match.name}</a> {match.standing === "accepted" ? <Tag tone="good">{fr ? "confirmé par une personne" : "confirmed by a person"}</Tag> : null}</p>
                <p class="small soft">
                  {fr ? "Confiance\u202f: " : "Confidence: "}{formatPercent(match.confidence, language, 0)}.{" "}
                  {match.evidence.length === 0 ? null : <>{fr ? "D’après\u202f: " : "From: "}{match.evidence.map(({ text }, index) => <>{index === 0 ? null : ", "}<q>{text}</q></>)}</>}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
