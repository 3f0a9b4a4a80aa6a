import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, Heading, Lead, Table, type BundledScript } from "../../../../kernel/html/index.ts";
import { formatBytes, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { PathDrawing } from "./path-drawing.tsx";
import { sampleTables } from "./samples.ts";
import { administratorSees, cannotPromise, price, tenLines, whoKnows } from "./words.ts";

/** How anonymity is kept, for everybody: ten lines, then what lets one check each of them. */
export function AnonymityPage({ script, language }: { readonly script: BundledScript; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("L’anonymat", "Anonymity") }]} />
      <Heading level={1}>{say("Comment l’anonymat est tenu", "How anonymity is kept")}</Heading>
      <Lead>{say("L’essentiel en dix lignes. La suite sert à vérifier.", "The essentials in ten lines. What follows lets you check.")}</Lead>
      <ol class="ten-lines">{tenLines.map((line) => <li>{pick(line, language)}</li>)}</ol>
      <PathDrawing language={language} />

      <Heading level={2} id="who-knows">{say("Qui sait quoi", "Who knows what")}</Heading>
      <Table caption={say("Ce que chacun sait, et ne saura jamais", "What each knows, and will never know")} captionHidden language={language} rows={whoKnows} columns={[
        { header: say("Qui", "Who"), rowHeader: true, cell: ({ who }) => pick(who, language) },
        { header: say("Sait", "Knows"), cell: ({ knows }) => pick(knows, language) },
        { header: say("Ne saura jamais", "Will never know"), cell: ({ never }) => pick(never, language) },
      ]} />

      <Heading level={2} id="kept">{say("Ce qui est écrit dans la base", "What is written in the database")}</Heading>
      <p class="prose">{say("Voici toutes les tables que touche votre passage, avec toutes leurs colonnes, et des lignes d’une campagne inventée. Seuls les codes trop longs sont coupés (…).", "Here are all the tables that your passage touches, with all their columns, and rows of a made-up campaign. Only codes that are too long are cut (…).")}</p>
      {sampleTables.map((sample) => (
        <>
          <Heading level={3}><code>{sample.name}</code></Heading>
          <p class="prose">{pick(sample.about, language)}</p>
          <Table caption={say(`Exemple de lignes de ${sample.name}`, `Sample rows of ${sample.name}`)} captionHidden language={language} rows={sample.rows} columns={sample.columns.map((column, index) => ({ header: column, cell: (row: readonly string[]) => <code class="sample-cell">{row[index] === "" ? say("vide", "empty") : row[index]}</code>, ...(index === 0 ? { rowHeader: true } : {}) }))} />
        </>
      ))}

      <Heading level={2} id="administrator">{say("Ce que voit l’administrateur qui a toute la base", "What an administrator with the whole database sees")}</Heading>
      <ul class="plain-rules">{administratorSees.map((line) => <li>{pick(line, language)}</li>)}</ul>

      <Heading level={2} id="limits">{say("Ce que nous ne pouvons pas promettre", "What we cannot promise")}</Heading>
      <ul class="plain-rules">{cannotPromise.map(({ what, told }) => <li><strong>{pick(what, language)}</strong> {pick(told, language)}</li>)}</ul>

      <Heading level={2} id="price">{say("Le prix à payer", "The price to pay")}</Heading>
      <ul class="plain-rules">{price.map((line) => <li>{pick(line, language)}</li>)}</ul>

      <Check script={script} language={language} />

      <Heading level={2} id="open-links">{say("Les liens ouverts sont autre chose", "Links open to all are something else")}</Heading>
      <p class="prose">{say("Une consultation du public se fait par une adresse ouverte à tous, sans compte et sans JavaScript. On n’y garde pas non plus de nom, d’adresse ni d’heure, et les réponses sont comptées de la même façon. Mais rien n’y prouve qu’une personne n’a répondu qu’une fois, et rien de cryptographique ne sépare l’envoi de qui envoie. La page le dit avant la première question.", "A consultation of the public goes through an address open to all, without an account and without JavaScript. There too no name, address or hour is kept, and answers are counted in the same way. But nothing proves that a person answered only once, and nothing cryptographic parts what is sent from who sends it. The page says so before the first question.")}</p>
    </>
  );
}

function Check({ script, language }: { readonly script: BundledScript; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Heading level={2} id="check">{say("Vérifier soi-même", "Check for yourself")}</Heading>
      <DefinitionList items={[
        {
          term: say("Le programme de votre navigateur", "The program of your browser"),
          details: (
            <>
              <p><a href={script.url}>{say("Le lire", "Read it")}</a> ({formatBytes(script.bytes.byteLength, language)}, {say("un seul fichier, lisible, non raccourci", "one file, readable, not shortened")}). {say("Son empreinte SHA-256\u202f:", "Its SHA-256 fingerprint:")}</p>
              <p><code class="fingerprint">{script.sha256}</code></p>
              <p>{say("Depuis les sources publiées, la commande suivante refait le même fichier et donne la même empreinte\u202f; le fichier téléchargé la donne aussi avec", "From the published sources, the following command makes the same file again and gives the same fingerprint; the file downloaded gives it too with")} <code>sha256sum</code>.</p>
              <p><code class="fingerprint">jalon consultations script</code></p>
            </>
          ),
        },
        { term: say("Les clés et les questions", "Keys and questions"), details: say("La page publique de chaque questionnaire donne l’empreinte de tout ce qui est fixé à l’ouverture (questions, dates, seuil, clés), le texte exact qui l’a produite, et la commande pour la refaire. Comparez-la avec le message d’invitation, que le site ne peut plus changer, et avec l’écran d’un collègue. Votre navigateur s’arrête si les clés n’en font pas partie.", "The public page of each questionnaire gives the fingerprint of all that is fixed at the opening (questions, dates, threshold, keys), the exact text that made it, and the command to make it again. Compare it with the invitation you were sent, which the site can no longer change, and with the screen of a colleague. Your browser stops where the keys are not part of it.") },
        { term: say("Votre bulletin", "Your ballot"), details: say("Après la clôture, la liste des numéros comptés est publiée par axe, avec la racine de son arbre de Merkle (RFC 6962). Cherchez-y le vôtre\u202f: la recherche se fait sur votre appareil.", "After the closing the list of the numbers counted is published by axis, with the root of its Merkle tree (RFC 6962). Look for yours: the search is done on your device.") },
        { term: say("Les attaques", "The attacks"), details: <><p>{say("Des essais jouent l’attaquant qui a toute la base, les journaux et les courriels, et doivent échouer à rattacher une réponse à quelqu’un\u202f; d’autres, qu’une double réponse est refusée, et que la signature est bien celle de la RFC 9474. Qui a les sources les relance\u202f:", "Tests play the attacker who has the whole database, the logs and the mail, and must fail to tie an answer to anybody; others, that a double answer is refused, and that the signature is indeed that of RFC 9474. Whoever has the sources runs them again:")}</p><p><code class="fingerprint">npm test -- src/modules/consultations/ballots src/app/consultations</code></p></> },
        { term: say("Ce que votre navigateur envoie", "What your browser sends"), details: say("Ouvrez ses outils de développement, onglet Réseau, puis envoyez un axe\u202f: la requête n’a ni cookie ni adresse de provenance, et contient exactement ce que la page vous a montré.", "Open its developer tools, Network tab, then send an axis: the request has neither cookie nor referrer, and holds exactly what the page showed you.") },
      ]} />
    </>
  );
}
