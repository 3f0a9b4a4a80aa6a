import type { VNode } from "preact";
import { Heading, Lead } from "../../../kernel/html/index.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { sayIn } from "./deps.tsx";

/** How linkage works here, for anybody. */
export function MethodPage({ language }: { readonly language: Language }): VNode {
  const say = sayIn(language);
  const parts: readonly { readonly id: string; readonly title: string; readonly paragraphs: readonly string[] }[] = [
    { id: "what", title: say("De quoi il s’agit", "What this is"), paragraphs: [
      say("Apparier, c’est dire que deux fiches de deux fichiers parlent de la même personne, quand aucun numéro commun ne le dit. On s’en sert pour savoir de quoi l’on meurt en France, ou pour suivre la santé des volontaires d’une cohorte.", "Linking is saying that two records of two files are about the same person, when no common number says so. It serves to know what people in France die of, or to follow the health of the volunteers of a cohort."),
      say("Aucun appariement n’a lieu sans un projet\u202f: une finalité écrite, une autorisation, des organismes nommés et un jour de fin.", "No linkage takes place without a project: a written purpose, an authorisation, named organisations and a day on which it ends."),
    ] },
    { id: "how", title: say("Comment on décide", "How it is decided"), paragraphs: [
      say("On ne regarde pas toutes les paires possibles, il y en aurait des milliards\u202f: seulement celles qui partagent quelque chose, une date de naissance par exemple. Pour chacune, on compare les noms, les dates, les lieux.", "Not all possible pairs are looked at, there would be billions: only those that share something, a birth date for instance. For each, names, dates and places are compared."),
      say("Chaque accord ou désaccord pèse. Un accord sur un nom rare pèse plus que sur un nom courant\u202f; une date qui diffère d’un chiffre pèse moins contre que deux dates sans rapport. Ces poids s’additionnent, en bits\u202f: un bit de plus double les chances. C’est la méthode de Fellegi et Sunter (1969)\u202f; les poids sont appris des fichiers eux-mêmes.", "Each agreement or disagreement weighs. Agreement on a rare name weighs more than on a common one; a date that differs by one digit weighs less against than two unrelated dates. These weights add up, in bits: one more bit doubles the odds. This is the method of Fellegi and Sunter (1969); the weights are learned from the files themselves."),
      say("Au-dessus d’un seuil, la paire est liée. La précision est la part des liens qui sont justes\u202f; le rappel, la part des vraies correspondances qui sont trouvées. Monter le seuil gagne l’une et perd l’autre.", "Above a threshold the pair is linked. Precision is the share of links that are right; recall, the share of true matches that are found. Raising the threshold gains one and loses the other."),
      say("Estimés sans que personne n’ait lu une paire, ces nombres valent ce que vaut le modèle. C’est pourquoi deux lecteurs, chacun sans voir l’avis de l’autre, relisent un échantillon\u202f; une troisième personne départage.", "Estimated without anybody having read a pair, these numbers are worth what the model is worth. This is why two readers, neither seeing what the other said, read a sample; a third person settles."),
    ] },
    { id: "who", title: say("Qui voit quoi", "Who sees what"), paragraphs: [
      say("Les fichiers arrivent dans une zone d’appariement, chiffrés, hors de la base de données. Ils sont détruits à la fin de l’appariement, ou le jour dit s’il faut les relire. Leur nom n’est pas gardé.", "Files come into a linking zone, encrypted, outside the database. They are destroyed at the end of the run, or on the day that was said if they must be reviewed. Their names are not kept."),
      say("Seuls les lecteurs désignés voient des valeurs, deux fiches à la fois, et d’abord masquées\u202f: ce qui est pareil est caché, ce qui diffère est montré. Chaque valeur démasquée est comptée au journal, sans la valeur. À la clôture, ces valeurs et leur clé sont détruites.", "Only appointed readers see values, two records at a time, and masked at first: what is alike is hidden, what differs is shown. Each value unmasked is counted in the audit log, without the value. At the close these values and their key are destroyed."),
      say("Tous les autres voient des comptes, des poids et des pseudonymes. Un groupe de moins de onze personnes n’est jamais montré seul.", "Everybody else sees counts, weights and pseudonyms. A group of fewer than eleven people is never shown alone."),
    ] },
    { id: "keys", title: say("Les clés", "Keys"), paragraphs: [
      say("Chaque projet a sa clé, gardée à part des données. Les pseudonymes en sont tirés\u202f: la même personne a deux pseudonymes sans rapport dans deux projets. La clé détruite, personne ne peut plus les relier, nous non plus.", "Each project has its key, kept apart from the data. Pseudonyms are made with it: one person has two unrelated pseudonyms in two projects. Once the key is destroyed nobody can trace them, we neither."),
      say("Chaque résultat est scellé\u202f: une empreinte des fichiers, du modèle, des versions et du résultat. Les mêmes entrées redonnent les mêmes octets, et l’on peut vérifier que rien n’a changé.", "Each result is sealed: a hash of files, model, versions and result. The same inputs give the same bytes again, and it can be checked that nothing has changed."),
    ] },
    { id: "bloom", title: say("Pourquoi un filtre de Bloom n’est pas anonyme", "Why a Bloom filter is not anonymous"), paragraphs: [
      say("Un filtre de Bloom remplace un nom par une suite de bits qui permet encore de comparer. On le dit parfois anonyme\u202f: il ne l’est pas. Les bits qui reviennent ensemble trahissent les morceaux de noms courants\u202f; sur un fichier de 222\u202f000 personnes, jusqu’à un cinquième des valeurs de filtres non durcis ont été retrouvées.", "A Bloom filter puts in the place of a name a run of bits that can still be compared. It is sometimes called anonymous: it is not. Bits that come back together give away the pieces of common names; in a file of 222,000 people up to a fifth of the values of unhardened filters were found again."),
      say("Quand deux organismes ne peuvent pas échanger de noms, nous en proposons une forme durcie. Elle réduit le risque, elle ne le supprime pas\u202f: ces filtres restent des données personnelles.", "When two organisations cannot exchange names, we offer a hardened form. It lessens the risk, it does not remove it: such filters remain personal data."),
    ] },
    { id: "challenge", title: say("Vos droits", "Your rights"), paragraphs: [
      say("Vous pouvez demander si vos données ont été appariées, dans quel projet, et vous y opposer, auprès du délégué à la protection des données de l’institut ou de la CNIL. Un appariement ne décide jamais rien pour une personne\u202f: il sert à compter.", "You may ask whether your data were linked, in which project, and object to it, with the data protection officer of the institute or the CNIL. A linkage never decides anything for a person: it serves to count."),
      say("Un lien peut être faux, dans les deux sens. Qui publie un résultat tiré d’un appariement dit la précision et le rappel, pour qui ils sont moins bons, et le sceau qui permet de vérifier.", "A link may be wrong, either way. Whoever publishes a result drawn from a linkage tells its precision and recall, for whom they are worse, and the seal that lets others check."),
    ] },
  ];
  return (
    <>
      <Heading level={1}>{say("Comment les fichiers sont appariés", "How files are linked")}</Heading>
      <Lead>{say("Dire que deux fiches sont de la même personne, sans le dire à personne\u202f: ce que nous faisons, ce que nous gardons, ce que nous détruisons.", "Saying that two records are of the same person, without telling anybody: what we do, what we keep, what we destroy.")}</Lead>
      {parts.map(({ id, title, paragraphs }) => (
        <section>
          <Heading level={2} id={id}>{title}</Heading>
          {paragraphs.map((paragraph) => <p class="prose">{paragraph}</p>)}
        </section>
      ))}
    </>
  );
}
